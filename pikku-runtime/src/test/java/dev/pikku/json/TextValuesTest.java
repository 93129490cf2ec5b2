package dev.pikku.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextValuesTest {
  @Test
  void readsNumbersAsJsonWritesThem() {
    assertThat(TextValues.integer("-128", -128, 127)).isEqualTo(-128);
    assertThat(TextValues.longInteger("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(TextValues.decimal("1e2")).isEqualTo(100);
    assertThat(TextValues.real("0.5")).isEqualTo(0.5f);
    assertThat(TextValues.bigDecimal("1.10")).isEqualTo(new BigDecimal("1.10"));
    assertThat(TextValues.bigInteger("-7")).isEqualTo(BigInteger.valueOf(-7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "1 ", " 1", "+1", "01", "-", "--1", "1.0", "1e2", "0x1", "1_0", "١", "true"
      })
  void refusesWhatIsNoWholeNumber(String text) {
    assertThatThrownBy(() -> TextValues.longInteger(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a whole number");
    assertThatThrownBy(() -> TextValues.bigInteger(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 ",
        "NaN",
        "Infinity",
        ".5",
        "1.",
        "1e",
        "1d",
        "0x1p3",
        "null",
        "\"1\"",
        "[1]",
        "1e99999"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> TextValues.decimal(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TextValues.bigDecimal(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a number");
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThatThrownBy(() -> TextValues.integer("128", -128, 127))
        .hasMessage("must be between -128 and 127");
    assertThatThrownBy(() -> TextValues.longInteger("9223372036854775808"))
        .hasMessageStartingWith("must be between");
    assertThatThrownBy(() -> TextValues.decimal("1e400")).hasMessageStartingWith("must be between");
    assertThatThrownBy(() -> TextValues.real("1e39")).hasMessageStartingWith("must be between");
    assertThatThrownBy(() -> TextValues.bigInteger("1".repeat(1001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "5b0a0d1e4f3c4a1b9e6d0a1b2c3d4e5f",
        "5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5g",
        "+b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f",
        "{5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f}",
      })
  void refusesLooseUuids(String text) {
    assertThatThrownBy(() -> TextValues.uuid(text)).hasMessage("must be a UUID");
  }

  @Test
  void readsTimesByTheStandardAndSaysAnExampleOtherwise() {
    assertThat(TimeValues.localDate("2024-02-29")).hasToString("2024-02-29");
    assertThatThrownBy(() -> TimeValues.localDate("2023-02-29"))
        .hasMessage("must be a date such as 2026-01-31");
    assertThatThrownBy(() -> TimeValues.zoneId("Mars/Base")).hasMessageContaining("Europe/Paris");
    assertThatThrownBy(() -> TimeValues.dayOfWeek("monday")).hasMessageContaining("MONDAY");
    assertThatThrownBy(() -> TimeValues.duration("P9223372036854775807D"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-999_999_999, -12345, -999, -1, 0, 1, 999, 1000, 9999, 12345, 999_999_999})
  void readsEveryYearAsItIsWritten(int year) {
    assertThat(TimeValues.year(Year.of(year).toString())).isEqualTo(Year.of(year));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "-", "x", "20 26", "1000000000", "99999999999", "٢٠٢٦"})
  void refusesWhatIsNoYear(String text) {
    assertThatThrownBy(() -> TimeValues.year(text)).hasMessage("must be a year such as 2026");
  }

  @Test
  void findsTextAheadWithoutMoving() {
    JsonReader in = new JsonReader("{\"a\":{\"type\":\"no\"},\"type\":\"yes\"}".getBytes(UTF_8));
    assertThat(in.ahead("type")).isEqualTo("yes");
    assertThat(in.ahead("b")).isNull();
    assertThat(in.beginObject()).isTrue();
    assertThat(in.nextName()).isEqualTo("a");
    assertThat(in.ahead("type")).isEqualTo("no");
  }
}
