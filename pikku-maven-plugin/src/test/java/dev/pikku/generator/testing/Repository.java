package dev.pikku.generator.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests find the repository's own files. */
public final class Repository {
  private Repository() {}

  /** The root of the repository. */
  public static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("workspace-example"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("The tests run outside of the repository");
      }
    }
    return directory;
  }
}
