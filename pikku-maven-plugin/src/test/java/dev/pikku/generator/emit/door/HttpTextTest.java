package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of paths and queries as every type that one text can be. */
class HttpTextTest {
  private static final List<String> TYPES =
      List.of(
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "boolean",
          "char",
          "Byte",
          "Short",
          "Integer",
          "Long",
          "Float",
          "Double",
          "Boolean",
          "Character",
          "String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "UUID",
          "java.net.URI",
          "byte[]",
          "Color",
          "Object",
          "OptionalInt",
          "OptionalLong",
          "OptionalDouble",
          "Optional<String>",
          "Patch<Integer>",
          "java.time.DayOfWeek",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.Month",
          "java.time.MonthDay",
          "java.time.OffsetDateTime",
          "java.time.OffsetTime",
          "java.time.Period",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZoneId",
          "java.time.ZoneOffset",
          "java.time.ZonedDateTime");

  private static HttpDoor door;

  @BeforeAll
  static void generate(@TempDir Path directory) {
    StringBuilder functions = new StringBuilder();
    for (String type : TYPES) {
      String word = word(type);
      functions.append(
          """
          public record In%1$s(%2$s v) {}
          public record Out%1$s(%2$s v) {}
          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/%1$s", auth = Auth.PUBLIC)
          @WireHttp(method = HttpMethod.GET, route = "/%1$s/{v}", auth = Auth.PUBLIC)
          public static Out%1$s of%1$s(In%1$s input) { return new Out%1$s(input.v()); }
          """
              .formatted(word, type));
    }
    door =
        new GeneratedBackend(directory)
            .with(
                "T",
                "public final class T { private T() {} public enum Color { RED, GREEN }\n"
                    + functions
                    + "}")
            .http();
  }

  private static String word(String type) {
    return type.replaceAll(".*\\.", "").replaceAll("[<>]", "").replace("[]", "s");
  }

  @Test
  void readsEveryTypeThatTheDocsList() {
    assertThat(TYPES).doesNotHaveDuplicates().hasSize(45);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "byte|-128|-128",
        "short|32767|32767",
        "int|-2147483648|-2147483648",
        "long|9223372036854775807|9223372036854775807",
        "float|1.5|1.5",
        "double|-1e-3|-0.001",
        "boolean|true|true",
        "char|ä|\"ä\"",
        "Byte|127|127",
        "Short|-32768|-32768",
        "Integer|0|0",
        "Long|-1|-1",
        "Float|2|2.0",
        "Double|2.50|2.5",
        "Boolean|false|false",
        "Character|+|\"+\"",
        "String|a b&c=d/e%|\"a b&c=d/e%\"",
        "java.math.BigDecimal|1.50|1.50",
        "java.math.BigInteger|123456789012345678901234567890|123456789012345678901234567890",
        "UUID|5b0a0d1e-4f3c-4a1b-9e6d-0A1B2C3D4E5F|\"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f\"",
        "java.net.URI|https://a.example/b?c=d#e|\"https://a.example/b?c=d#e\"",
        "byte[]|aGk=|\"aGk=\"",
        "Color|RED|\"RED\"",
        "Object|7|\"7\"",
        "OptionalInt|7|7",
        "OptionalLong|7|7",
        "OptionalDouble|7|7.0",
        "Optional<String>|x|\"x\"",
        "Patch<Integer>|7|7",
        "java.time.DayOfWeek|MONDAY|\"MONDAY\"",
        "java.time.Duration|PT1H30M|\"PT1H30M\"",
        "java.time.Instant|2026-01-31T08:30:00Z|\"2026-01-31T08:30:00Z\"",
        "java.time.LocalDate|2024-02-29|\"2024-02-29\"",
        "java.time.LocalDateTime|2026-01-31T08:30|\"2026-01-31T08:30:00\"",
        "java.time.LocalTime|08:30:15|\"08:30:15\"",
        "java.time.Month|JANUARY|\"JANUARY\"",
        "java.time.MonthDay|--02-29|\"--02-29\"",
        "java.time.OffsetDateTime|2026-01-31T08:30+01:00|\"2026-01-31T08:30:00+01:00\"",
        "java.time.OffsetTime|08:30+01:00|\"08:30:00+01:00\"",
        "java.time.Period|P1Y2M3D|\"P1Y2M3D\"",
        "java.time.Year|2026|\"2026\"",
        "java.time.YearMonth|2026-01|\"2026-01\"",
        "java.time.ZoneId|Europe/Paris|\"Europe/Paris\"",
        "java.time.ZoneOffset|+01:00|\"+01:00\"",
        "java.time.ZonedDateTime|2026-01-31T08:30+01:00[Europe/Paris]|\"2026-01-31T08:30:00+01:00[Europe/Paris]\"",
      })
  void convertsText(String type, String text, String json) {
    String expected = "200 {\"v\":" + json + "}";

    assertThat(query(type, text)).isEqualTo(expected);
    assertThat(path(type, text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "byte|128|must be between -128 and 127",
        "byte|-129|must be between -128 and 127",
        "short|32768|must be between -32768 and 32767",
        "int|2147483648|must be between -2147483648 and 2147483647",
        "int|99999999999999999999|must be between -2147483648 and 2147483647",
        "long|9223372036854775808|must be between -9223372036854775808 and 9223372036854775807",
        "int|1.0|must be a whole number",
        "int|1e2|must be a whole number",
        "int|01|must be a whole number",
        "int|+1|must be a whole number",
        "int| 1|must be a whole number",
        "int|-|must be a whole number",
        "int|\u0661|must be a whole number",
        "int|0x1|must be a whole number",
        "int|1_000|must be a whole number",
        "Integer|null|must be a whole number",
        "OptionalInt|x|must be a whole number",
        "Patch<Integer>|x|must be a whole number",
        "float|1e39|must be between -3.4028235E38 and 3.4028235E38",
        "double|1e309|must be between -1.7976931348623157E308 and 1.7976931348623157E308",
        "double|NaN|must be a number",
        "double|Infinity|must be a number",
        "double|1.|must be a number",
        "double|.5|must be a number",
        "double|1f|must be a number",
        "double|1,5|must be a number",
        "boolean|TRUE|must be true or false",
        "boolean|1|must be true or false",
        "boolean|yes|must be true or false",
        "Boolean|on|must be true or false",
        "char|ab|must be one character",
        "java.math.BigDecimal|1e10000|must be a number",
        "java.math.BigDecimal|x|must be a number",
        "java.math.BigInteger|1e5|must be a whole number",
        "UUID|5b0a0d1e4f3c4a1b9e6d0a1b2c3d4e5f|must be a UUID",
        "UUID|1-1-1-1-1|must be a UUID",
        "java.net.URI|a b|must be a URI",
        "byte[]|aGk|must be base64 text",
        "byte[]|a-_=|must be base64 text",
        "Color|red|must be one of RED, GREEN",
        "Color|0|must be one of RED, GREEN",
        "java.time.DayOfWeek|monday|must be a day of the week such as MONDAY",
        "java.time.Duration|1h|must be a duration such as PT1H30M",
        "java.time.Instant|2026-01-31|must be a time such as 2026-01-31T08:30:00Z",
        "java.time.Instant|1769848200|must be a time such as 2026-01-31T08:30:00Z",
        "java.time.LocalDate|2026-02-29|must be a date such as 2026-01-31",
        "java.time.LocalDate|31.01.2026|must be a date such as 2026-01-31",
        "java.time.LocalDateTime|2026-01-31 08:30|must be a date and time such as 2026-01-31T08:30:00",
        "java.time.LocalTime|24:00|must be a time of day such as 08:30:00",
        "java.time.Month|1|must be a month such as JANUARY",
        "java.time.MonthDay|--02-30|must be a day of the year such as --01-31",
        "java.time.Period|1Y|must be a period such as P1Y2M3D",
        "java.time.YearMonth|2026-13|must be a month such as 2026-01",
        "java.time.ZoneId|Nowhere/At/All|must be a time zone such as Europe/Paris",
        "java.time.ZoneOffset|+19:00|must be an offset such as +01:00",
      })
  void tellsWhatTextMustBe(String type, String text, String message) {
    String violation = "\"violations\":[{\"path\":\"v\",\"message\":\"" + message + "\"}]";

    assertThat(query(type, text)).startsWith("422 ").contains(violation);
    assertThat(path(type, text)).startsWith("422 ").contains(violation);
  }

  @Test
  void readsNumbersOfAThousandCharactersAndNoMore() {
    String digits = "9".repeat(1000);
    assertThat(query("java.math.BigInteger", digits)).isEqualTo("200 {\"v\":" + digits + "}");
    assertThat(query("java.math.BigDecimal", digits)).isEqualTo("200 {\"v\":" + digits + "}");
    assertThat(query("java.math.BigInteger", digits + "9")).startsWith("422 ");
    assertThat(query("java.math.BigDecimal", digits + "9")).startsWith("422 ");
    assertThat(query("double", digits + "9")).startsWith("422 ");
    assertThat(query("long", digits + "9")).startsWith("422 ");
  }

  @Test
  void takesEmptyTextForTextAloneAndNothingForNothing() {
    assertThat(query("String", "")).isEqualTo("200 {\"v\":\"\"}");
    assertThat(query("Optional<String>", "")).isEqualTo("200 {\"v\":\"\"}");
    assertThat(query("int", "")).startsWith("422 ");
    assertThat(query("boolean", "")).startsWith("422 ");
    assertThat(query("OptionalInt", "")).startsWith("422 ");
    assertThat(Request.of("GET /int").to(door)).startsWith("422 ").contains("is required");
    assertThat(Request.of("GET /OptionalInt").to(door)).isEqualTo("200 {\"v\":null}");
  }

  private static String query(String type, String text) {
    return Request.of("GET /" + word(type) + "?v=" + encode(text)).to(door);
  }

  private static String path(String type, String text) {
    return Request.of("GET /" + word(type) + "/" + encode(text).replace("+", "%20")).to(door);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
