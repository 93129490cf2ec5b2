package dev.pikku.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A dependency of a backend, as this moment of the build has it.
 *
 * @param groupId of its artifact
 * @param artifactId of its artifact
 * @param form what there is to read
 * @param sibling its module, if it is one of this build
 * @param functions whether it can hold functions: pikku-runtime is below it in the tree
 * @param direct whether the backend itself names it
 */
record Library(
    String groupId,
    String artifactId,
    Form form,
    Optional<Sibling> sibling,
    boolean functions,
    boolean direct) {

  /** {@code group:artifact}. */
  String id() {
    return groupId + ':' + artifactId;
  }

  /**
   * A module of this build.
   *
   * @param roots its source roots: the places of its functions come from there whatever its form
   */
  record Sibling(Path directory, List<Path> roots) {
    Sibling {
      roots = List.copyOf(roots);
    }
  }

  /** What there is of a dependency. */
  sealed interface Form {}

  /** A jar, external or packaged in this build. */
  record Jar(Path file) implements Form {}

  /** A sibling's classes, compiled in this build. */
  record Classes(Path directory) implements Form {}

  /** A sibling that this build has not compiled: its source roots count. */
  record Sources() implements Form {}
}
