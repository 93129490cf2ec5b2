package dev.pikku.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of a config that a page of the docs shows is one that the build takes. */
final class DocsConfigTest {
  private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("`(\"[a-zA-Z]+\": ?\\{[^`]*})`");

  @TestFactory
  Stream<DynamicTest> showsWhatTheBuildTakes(@TempDir Path directory) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page).replace("\r\n", "\n");
      List<String> pieces = new ArrayList<>();
      BLOCK.matcher(text).results().forEach(found -> pieces.add(found.group(1).strip()));
      INLINE.matcher(text).results().forEach(found -> pieces.add(found.group(1)));
      for (String piece : pieces) {
        if (!piece.contains("\"violations\"") && !piece.startsWith("\"payload\"")) {
          tests.add(
              DynamicTest.dynamicTest(
                  page.getFileName() + ": " + piece.lines().findFirst().orElse(""),
                  () -> assertTaken(directory, piece.replace("…", ""))));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests.stream();
  }

  private static void assertTaken(Path directory, String piece) {
    Backend backend = Backend.of(directory, piece.startsWith("{") ? piece : "{" + piece + "}");
    backend.resolve();
    assertThat(backend.diagnostics.errors())
        .filteredOn(error -> error.code() != Code.MISSING_FILE)
        .isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
      return Stream.concat(Stream.of(Path.of("../README.md")), docs.sorted()).toList();
    }
  }
}
