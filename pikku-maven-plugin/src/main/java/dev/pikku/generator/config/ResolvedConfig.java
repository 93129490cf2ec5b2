package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ReplacedList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A backend's config and how it came about.
 *
 * @param backend what holds; where the config is wrong, what is left without the wrong values
 * @param own the module's own file, relative to the build's root; empty if it has none
 * @param flattened config and inheritance in one JSON text, to be packed into a functions artifact;
 *     without {@code -Dpikku.*}
 * @param replaced inherited lists that a later config replaced
 * @param files every file that was read
 */
public record ResolvedConfig(
    BackendConfig backend,
    Optional<String> own,
    String flattened,
    List<ReplacedList> replaced,
    SortedSet<Path> files) {
  public ResolvedConfig {
    replaced = List.copyOf(replaced);
    files = new TreeSet<>(files);
  }
}
