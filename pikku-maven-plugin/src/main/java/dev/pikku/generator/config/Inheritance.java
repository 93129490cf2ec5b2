package dev.pikku.generator.config;

import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Patch;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows {@code extends} through files and artifacts. */
final class Inheritance {
  static final String EXTENDS = "extends";
  private static final String ARTIFACT = "artifact:";

  private final ConfigFiles files;
  private final ArtifactConfigs artifacts;
  private final Patch patch;
  private final Problems problems;
  private final Map<String, ConfigObject> done = new HashMap<>();

  Inheritance(ConfigFiles files, ArtifactConfigs artifacts, Patch patch, Problems problems) {
    this.files = files;
    this.artifacts = artifacts;
    this.patch = patch;
    this.problems = problems;
  }

  /** A file of the module itself, with all that it extends below it. */
  ConfigObject module(Path file) {
    ConfigObject own = files.load(file, true, "");
    return withParents(own, own, List.of(files.display(file)));
  }

  /** An object, with all that another one extends below it. */
  ConfigObject withParents(ConfigObject stating, ConfigObject object, List<String> chain) {
    ConfigObject merged = ConfigObject.EMPTY;
    if (stating.get(EXTENDS).orElse(stating) instanceof ConfigList parents) {
      for (ConfigValue parent : parents.items()) {
        merged = patch.over(merged, load((ConfigScalar) parent, chain));
      }
    }
    return patch.over(merged, object.without(EXTENDS).without("$schema"));
  }

  /** An artifact's config with all that it extends. */
  ConfigObject load(ArtifactConfigs.Found found, String extendedBy, ConfigSource source) {
    return load(found, extendedBy, source, List.of());
  }

  private ConfigObject load(ConfigScalar parent, List<String> chain) {
    String text = parent.node().asText();
    String by = parent.place().toString();
    if (!text.startsWith(ARTIFACT)) {
      return files
          .resolve(parent)
          .map(file -> load(file, by, parent.source(), chain))
          .orElse(ConfigObject.EMPTY);
    }
    String[] parts = text.split(":", -1);
    if (parts.length != 3 || parts[1].isBlank() || parts[2].isBlank()) {
      problems.error(
          Code.INVALID_VALUE,
          parent.source(),
          "\"" + text + "\" names no artifact.",
          "Write artifact:groupId:artifactId, such as \"artifact:com.acme:functions\".");
      return ConfigObject.EMPTY;
    }
    Optional<ArtifactConfigs.Found> found = artifacts.find(parts[1], parts[2]);
    if (found.isEmpty()) {
      problems.error(
          Code.MISSING_FILE,
          parent.source(),
          "\""
              + text
              + "\" has no config: "
              + parts[1]
              + ":"
              + parts[2]
              + " is no dependency of this module, or has none packed.",
          "Add the dependency, or remove it from \"extends\".");
      return ConfigObject.EMPTY;
    }
    return load(found.get(), by, parent.source(), chain);
  }

  private ConfigObject load(
      ArtifactConfigs.Found found, String by, ConfigSource source, List<String> chain) {
    if (found instanceof ArtifactConfigs.InDirectory sibling) {
      return files
          .in(sibling.directory().toAbsolutePath().normalize())
          .map(file -> load(file, by, source, chain))
          .orElse(ConfigObject.EMPTY);
    }
    ArtifactConfigs.Packed packed = (ArtifactConfigs.Packed) found;
    return extended(
        packed.name(), source, chain, () -> files.packed(packed.name(), packed.text(), by));
  }

  private ConfigObject load(Path file, String by, ConfigSource source, List<String> chain) {
    return extended(files.display(file), source, chain, () -> files.load(file, false, by));
  }

  private ConfigObject extended(
      String name, ConfigSource source, List<String> chain, Supplier<ConfigObject> load) {
    if (chain.contains(name)) {
      cycle(name, source, chain);
      return ConfigObject.EMPTY;
    }
    ConfigObject known = done.get(name);
    if (known != null) {
      return known;
    }
    List<String> longer = new ArrayList<>(chain);
    longer.add(name);
    ConfigObject object = load.get();
    ConfigObject whole = withParents(object, object, longer);
    done.put(name, whole);
    return whole;
  }

  private void cycle(String name, ConfigSource source, List<String> chain) {
    List<String> round = chain.subList(chain.indexOf(name), chain.size());
    StringBuilder fact = new StringBuilder(round.get(0)).append(" extends ");
    for (String next : round.subList(1, round.size())) {
      fact.append(next).append(", which extends ");
    }
    fact.append(round.size() == 1 ? "itself" : name).append('.');
    problems.error(
        Code.EXTENDS_CYCLE, source, fact.toString(), "Remove one \"extends\" of this chain.");
  }
}
