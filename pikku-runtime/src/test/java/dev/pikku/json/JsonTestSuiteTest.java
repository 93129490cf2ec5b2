package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSONTestSuite: y_ must be read, n_ must be refused, i_ is ours to decide. */
class JsonTestSuiteTest {

  /** What the standard leaves open, and what we do. docs/json.md says why. */
  private static final Map<String, String> DECISIONS = new TreeMap<>();

  static {
    for (String read :
        List.of(
            "number_too_big_neg_int",
            "number_too_big_pos_int",
            "number_very_big_negative_int",
            "number_double_huge_neg_exp",
            "number_pos_double_huge_exp",
            "number_neg_int_huge_exp")) {
      DECISIONS.put(read, "read");
    }
    for (String invalid :
        List.of(
            "number_huge_exp",
            "number_real_underflow",
            "number_real_neg_overflow",
            "number_real_pos_overflow")) {
      DECISIONS.put(invalid, "invalid");
    }
    for (String malformed :
        List.of(
            "object_key_lone_2nd_surrogate",
            "string_1st_surrogate_but_2nd_missing",
            "string_1st_valid_surrogate_2nd_invalid",
            "string_UTF-16LE_with_BOM",
            "string_UTF-8_invalid_sequence",
            "string_UTF8_surrogate_U+D800",
            "string_incomplete_surrogate_and_escape_valid",
            "string_incomplete_surrogate_pair",
            "string_incomplete_surrogates_escape_valid",
            "string_invalid_lonely_surrogate",
            "string_invalid_surrogate",
            "string_invalid_utf-8",
            "string_inverted_surrogates_U+1D11E",
            "string_iso_latin_1",
            "string_lone_second_surrogate",
            "string_lone_utf8_continuation_byte",
            "string_not_in_unicode_range",
            "string_overlong_sequence_2_bytes",
            "string_overlong_sequence_6_bytes",
            "string_overlong_sequence_6_bytes_null",
            "string_truncated-utf-8",
            "string_utf16BE_no_BOM",
            "string_utf16LE_no_BOM",
            "structure_500_nested_arrays",
            "structure_UTF-8_BOM_empty_object")) {
      DECISIONS.put(malformed, "malformed");
    }
  }

  /** The suite's two documents that give a name twice. JSON lets them pass, we do not. */
  private static final List<String> TWICE =
      List.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

  @ParameterizedTest
  @MethodSource("accepted")
  void readsWhatIsJson(Path file) throws IOException {
    assertThat(outcome(file))
        .isEqualTo(TWICE.contains(file.getFileName().toString()) ? "invalid" : "read");
    assertThat(skipped(file)).isEqualTo("read");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatIsNot(Path file) throws IOException {
    assertThat(outcome(file)).isEqualTo("malformed");
    assertThat(skipped(file)).isEqualTo("malformed");
  }

  @Test
  void decidesWhatTheStandardLeavesOpen() throws IOException {
    Map<String, String> outcomes = new TreeMap<>();
    for (Path file : files("i_")) {
      String name = file.getFileName().toString();
      outcomes.put(name.substring(2, name.length() - ".json".length()), outcome(file));
      assertThat(skipped(file)).isEqualTo(outcome(file).equals("malformed") ? "malformed" : "read");
    }
    assertThat(outcomes).isEqualTo(DECISIONS);
  }

  @Test
  void theSuiteIsWhole() {
    assertThat(files("y_")).hasSize(95);
    assertThat(files("n_")).hasSize(188);
    assertThat(files("i_")).hasSize(35);
  }

  @Test
  void refusalsTellThePositionAndNotTheText() throws IOException {
    Path file =
        files("n_").stream()
            .filter(f -> f.endsWith("n_array_invalid_utf8.json"))
            .findAny()
            .orElseThrow();
    assertThatThrownBy(() -> new JsonReader(Files.readAllBytes(file)).any())
        .isInstanceOf(JsonException.class)
        .hasMessage("Expected a value at byte 1");
  }

  static List<Path> accepted() {
    return files("y_");
  }

  static List<Path> refused() {
    return files("n_");
  }

  private static List<Path> files(String prefix) {
    Path suite = SharedFiles.directory("json-test-suite").resolve("test_parsing");
    try (Stream<Path> all = Files.list(suite)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String outcome(Path file) throws IOException {
    JsonReader in = new JsonReader(Files.readAllBytes(file));
    try {
      in.any();
      in.end();
      in.violations().raise();
      return "read";
    } catch (JsonException e) {
      return "malformed";
    } catch (InvalidInputException e) {
      return "invalid";
    }
  }

  private static String skipped(Path file) throws IOException {
    JsonReader in = new JsonReader(Files.readAllBytes(file));
    try {
      in.skip();
      in.end();
      return "read";
    } catch (JsonException e) {
      return "malformed";
    }
  }
}
