package dev.pikku.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is generated for a few small backends, to the letter: {@code golden/<case>/input} becomes
 * {@code golden/<case>/expected}. After a wanted change, run with {@code -Dgolden.update} and
 * review the difference.
 */
class GoldenTest {
  @TempDir Path directory;

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> directories = Files.list(golden())) {
      return directories.sorted().toList().stream();
    }
  }

  private static Path golden() {
    return Repository.root().resolve("pikku-maven-plugin/src/test/resources/golden");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatesWhatWasReviewed(Path golden) throws IOException {
    GeneratedBackend backend = new GeneratedBackend(directory).withAll(golden.resolve("input"));
    Path config = golden.resolve("input/pikku.config.json");
    if (Files.exists(config)) {
      backend.withConfig(Files.readString(config));
    }
    assertThat(backend.classes().files()).isNotEmpty();
    Map<String, String> generated = new TreeMap<>();
    for (GeneratedFile file : backend.result().files()) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      generated.put(name.replaceFirst("\\.java$", ".java.txt"), file.content());
    }

    Path expected = golden.resolve("expected");
    if (System.getProperty("golden.update") != null) {
      update(expected, generated);
    }
    assertThat(read(expected)).isEqualTo(generated);
  }

  private static Map<String, String> read(Path expected) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(expected)) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static void update(Path expected, Map<String, String> generated) throws IOException {
    Files.createDirectories(expected);
    for (String stale : read(expected).keySet()) {
      if (!generated.containsKey(stale)) {
        Files.delete(expected.resolve(stale));
      }
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Files.writeString(expected.resolve(file.getKey()), file.getValue());
    }
  }
}
