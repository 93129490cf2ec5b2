package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Test data beside the repository; a clone alone has none. */
final class SharedFiles {
  private SharedFiles() {}

  static Path at(String name) {
    Path here = Path.of("").toAbsolutePath();
    for (Path dir = here; dir != null; dir = dir.getParent()) {
      Path shared = dir.resolveSibling("shared");
      if (Files.isDirectory(shared.resolve(name))) {
        return shared.resolve(name);
      }
    }
    assertThat(System.getenv("CI")).as("shared test data is there in CI").isNotEqualTo("true");
    assumeTrue(false, "No directory \"shared\" beside the repository");
    throw new AssertionError();
  }
}
