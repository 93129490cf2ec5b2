package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;

/** A packaged backend. */
final class Archive {
  private Archive() {}

  /** Does what AWS does with an archive. */
  static void unpack(Path archive, Path taskRoot) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        Path file = taskRoot.resolve(entry.getName()).normalize();
        assertThat(file.startsWith(taskRoot)).isTrue();
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }

  /** The build makes it before these tests run; who runs them alone may not have it. */
  static Path ofExample(String backend) throws IOException {
    Path target =
        Path.of("../workspace-example/backends", backend, "target").toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        Path archive =
            files.filter(file -> file.toString().endsWith("-lambda.zip")).findFirst().orElse(null);
        if (archive != null) {
          return archive;
        }
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IOException("The example is not packaged");
    }
    return Assumptions.abort("The example is not packaged");
  }
}
