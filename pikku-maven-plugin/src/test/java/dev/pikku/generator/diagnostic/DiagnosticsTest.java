package dev.pikku.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Problems are told once, in order, each with name, place, fact and remedy. */
class DiagnosticsTest {
  @Test
  void idIsTheNameUsersSee() {
    assertThat(Code.UNKNOWN_KEY.id()).isEqualTo("PikkuUnknownKey");
  }

  @Test
  void problemsAreSortedByPlaceAndToldOnce() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.error(Code.WRONG_TYPE, new Place("b.json", 2, 1), "Fact.", "Remedy.");
    diagnostics.error(Code.UNKNOWN_KEY, new Place("b.json", 1, 9), "Fact.", "Remedy.");
    diagnostics.error(Code.UNKNOWN_KEY, new Place("b.json", 1, 9), "Fact.", "Remedy.");
    diagnostics.error(Code.NOTHING_LEFT, Place.NONE, "Fact.", "");

    assertThat(diagnostics.errors())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "[PikkuNothingLeft] Fact.",
            "[PikkuUnknownKey] b.json:1:9: Fact. Remedy.",
            "[PikkuWrongType] b.json:2:1: Fact. Remedy.");
  }

  @Test
  void placeShowsWhatIsKnown() {
    assertThat(new Place("a", 0)).hasToString("a");
    assertThat(new Place("a", 3)).hasToString("a:3");
    assertThat(new Place("a", 3, 4)).hasToString("a:3:4");
  }

  @Test
  void warningsDoNotFail() {
    Diagnostics diagnostics = new Diagnostics();
    diagnostics.warn(Code.FILTER_MATCHES_NOTHING, Place.NONE, "Fact.", "Remedy.");

    assertThat(diagnostics.hasErrors()).isFalse();
    assertThat(diagnostics.warnings()).hasSize(1);
  }

  @Test
  void everyCodeIsNamedByATest() throws IOException {
    // what only Maven can decide is named by the integration tests
    String tests = sources(Path.of("src/test/java")) + sources(Path.of("../it/src/test/java"));
    List<Code> untested =
        Arrays.stream(Code.values())
            .filter(code -> !tests.contains(code.id()) && !tests.contains("Code." + code.name()))
            .toList();

    assertThat(untested).isEmpty();
  }

  private static String sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      StringBuilder all = new StringBuilder();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("DiagnosticsTest.java"))
          .forEach(file -> all.append(read(file)));
      return all.toString();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
