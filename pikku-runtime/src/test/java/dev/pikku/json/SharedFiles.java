package dev.pikku.json;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds test data that lies beside the repository, where there is any. */
final class SharedFiles {
  private SharedFiles() {}

  /** Skips the test where the data is missing, except in continuous integration: there it fails. */
  static Path directory(String name) {
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path found = dir.resolveSibling("shared").resolve(name);
      if (Files.isRegularFile(dir.resolve("pom.xml")) && Files.isDirectory(found)) {
        return found;
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("no shared/" + name + " beside the repository");
    }
    return abort("no shared/" + name + " beside the repository");
  }
}
