package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.InvalidInputException;
import dev.pikku.error.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void readsObjectsAndArraysForward() {
    JsonReader in = reader(" { \"id\" : 7 , \"tags\" : [ \"a\" , \"b\" ] , \"done\" : true } ");
    assertThat(in.beginObject()).isTrue();
    assertThat(in.nextName()).isEqualTo("id");
    assertThat(in.integer(0, 9)).isEqualTo(7);
    assertThat(in.nextName()).isEqualTo("tags");
    assertThat(in.beginArray()).isTrue();
    assertThat(in.nextElement()).isTrue();
    assertThat(in.string()).isEqualTo("a");
    assertThat(in.nextElement()).isTrue();
    assertThat(in.string()).isEqualTo("b");
    assertThat(in.nextElement()).isFalse();
    assertThat(in.nextName()).isEqualTo("done");
    assertThat(in.bool()).isTrue();
    assertThat(in.nextName()).isNull();
    in.end();
    assertThat(in.violations().isEmpty()).isTrue();
  }

  @Test
  void readsEmptyContainersAndNull() {
    JsonReader in = reader("[{},[],null]");
    in.beginArray();
    in.nextElement();
    assertThat(in.tryNull()).isFalse();
    assertThat(in.beginObject()).isTrue();
    assertThat(in.nextName()).isNull();
    in.nextElement();
    assertThat(in.beginArray()).isTrue();
    assertThat(in.nextElement()).isFalse();
    in.nextElement();
    assertThat(in.tryNull()).isTrue();
    assertThat(in.nextElement()).isFalse();
    in.end();
  }

  @Test
  void readsARangeOfBytesAndKnowsItsPosition() {
    byte[] json = "xx [1] yy".getBytes(StandardCharsets.UTF_8);
    JsonReader in = new JsonReader(json, 2, 7);
    assertThat(in.peek()).isEqualTo('[');
    assertThat(in.position()).isEqualTo(3);
    in.skip();
    assertThat(in.position()).isEqualTo(6);
    in.end();
    assertThatThrownBy(() -> new JsonReader(json, 3, 5).skip())
        .hasMessage("Expected a comma or the end of the array at byte 2");
  }

  @ParameterizedTest
  @CsvSource({"{},{", "[],[", "'\"\"','\"'", "-1,0", "9,0", "true,t", "false,t", "null,n"})
  void tellsTheKindOfTheNextValue(String json, char kind) {
    assertThat(reader(" \r\n\t" + json).peek()).isEqualTo(kind);
  }

  @Test
  void knowsItsPath() {
    JsonReader in = reader("{\"items\":[{},[1],{\"name\":\"x\"}],\"b\":1}");
    assertThat(in.path()).isEmpty();
    in.beginObject();
    assertThat(in.path()).isEmpty();
    in.nextName();
    assertThat(in.path()).isEqualTo("items");
    in.beginArray();
    assertThat(in.path()).isEqualTo("items");
    in.nextElement();
    assertThat(in.path()).isEqualTo("items[0]");
    in.skip();
    in.nextElement();
    in.beginArray();
    in.nextElement();
    assertThat(in.path()).isEqualTo("items[1][0]");
    in.skip();
    in.nextElement();
    in.nextElement();
    in.beginObject();
    in.nextName();
    assertThat(in.path()).isEqualTo("items[2].name");
    in.violation("id", "while it is read");
    in.string();
    assertThat(in.nextName()).isNull();
    assertThat(in.path()).isEqualTo("items[2]");
    in.violation("id", "after its end");
    in.nextElement();
    in.nextName();
    assertThat(in.path()).isEqualTo("b");
    in.violation("c", "of the root");
    in.violation("here");
    in.skip();
    assertThat(in.nextName()).isNull();
    in.violation("d", "after the root");
    assertThat(violations(in))
        .containsExactly(
            new Violation("items[2].id", "while it is read"),
            new Violation("items[2].id", "after its end"),
            new Violation("c", "of the root"),
            new Violation("b", "here"),
            new Violation("d", "after the root"));
  }

  @Test
  void breaksOffVeryLongPaths() {
    JsonReader in = reader("{\"a\":{\"" + "x".repeat(1000) + "\":1}}");
    in.beginObject();
    in.nextName();
    in.beginObject();
    in.nextName();
    assertThat(in.path()).isEqualTo("a....");
  }

  @Test
  void unescapesText() {
    assertThat(
            reader("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\\ud83d\\uDE00é€😀\"")
                .string())
        .isEqualTo("\"\\/\b\f\n\r\tAé€😀é€😀");
    assertThat(reader("\"a\\u0000é\"").stringBytes())
        .isEqualTo("a\0é".getBytes(StandardCharsets.UTF_8));
    assertThat(reader("\"é\"").stringBytes()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
    JsonReader in = reader("{\"\\u0069d\":1}");
    in.beginObject();
    assertThat(in.nextName()).isEqualTo("id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udc00",
        "\\ud800x",
        "\\ud800\\n",
        "\\ud800\\u0041",
        "\\ud800\\ud800",
        "\\udc00\\ud800"
      })
  void refusesHalfASurrogatePair(String escape) {
    assertMalformed("\"" + escape + "\"", "Half a surrogate pair at byte 1");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    int[][] invalid = {
      {0x80},
      {0xbf},
      {0xc0, 0x80},
      {0xc1, 0xbf},
      {0xc3},
      {0xc3, 0x28},
      {0xe0, 0x9f, 0xbf},
      {0xe2, 0x82},
      {0xed, 0xa0, 0x80},
      {0xed, 0xbf, 0xbf},
      {0xf0, 0x8f, 0xbf, 0xbf},
      {0xf0, 0x9f, 0x98},
      {0xf4, 0x90, 0x80, 0x80},
      {0xf5, 0x80, 0x80, 0x80},
      {0xff}
    };
    for (int[] sequence : invalid) {
      byte[] json = new byte[sequence.length + 2];
      json[0] = '"';
      json[json.length - 1] = '"';
      for (int i = 0; i < sequence.length; i++) {
        json[i + 1] = (byte) sequence[i];
      }
      assertThatThrownBy(() -> new JsonReader(json).string())
          .as(Arrays.toString(sequence))
          .isInstanceOf(JsonException.class)
          .hasMessage("Text that is not UTF-8 at byte 1");
      assertThatThrownBy(() -> new JsonReader(json).skip()).isInstanceOf(JsonException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0,0",
    "127,127",
    "-128,-128",
    "1.0,1",
    "1e2,100",
    "1.27E2,127",
    "100e-2,1",
    "-12.80e+1,-128",
    "0.00000000000000000000000000000,0",
    "0e999999999999,0",
    "1000000000000000000000000000000e-30,1",
    "0.0000000000000000000000000000001e31,1"
  })
  void readsWholeNumbersHoweverTheyAreWritten(String json, int value) {
    JsonReader in = reader(json);
    assertThat(in.integer(-128, 127)).isEqualTo(value);
    in.end();
    assertThat(in.violations().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "128,must be between -128 and 127",
    "-129,must be between -128 and 127",
    "1e3,must be between -128 and 127",
    "1e999999999999,must be between -128 and 127",
    "12345678901234567890,must be between -128 and 127",
    "1.5,must be a whole number",
    "1e-1,must be a whole number",
    "1e-999999999999,must be a whole number",
    "0.1e-9,must be a whole number",
    "'\"1\"',must be a whole number",
    "true,must be a whole number",
    "[1],must be a whole number",
    "null,must not be null"
  })
  void saysWhatIsWrongWithAWholeNumber(String json, String message) {
    JsonReader in = reader("{\"n\":" + json + "}");
    in.beginObject();
    in.nextName();
    assertThat(in.integer(-128, 127)).isZero();
    assertThat(in.nextName()).isNull();
    assertThat(violations(in)).containsExactly(new Violation("n", message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775807",
        "-9223372036854775808",
        "999999999999999999",
        "1000000000000000000",
        "-9223372036854775807",
        "1234567890123456789",
        "9.223372036854775807e18",
        "92233720368547758070e-1"
      })
  void readsTheWholeRangeOfLong(String json) {
    JsonReader in = reader(json);
    assertThat(in.longInteger()).isEqualTo(new BigDecimal(json).longValueExact());
    assertThat(in.violations().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "9999999999999999999",
        "18446744073709551616",
        "-9999999999999999999",
        "1e19",
        "1e99999999",
        "99999999999999999999"
      })
  void refusesWhatALongCannotHold(String json) {
    JsonReader in = reader(json);
    assertThat(in.longInteger()).isZero();
    assertThat(violations(in))
        .containsExactly(
            new Violation("", "must be between -9223372036854775808 and 9223372036854775807"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "0.1",
        "1.5e3",
        "1e22",
        "1e23",
        "9007199254740993",
        "123456789012345678",
        "1234567890123456789",
        "4.35",
        "0.000001",
        "2.2250738585072011e-308",
        "5e-324",
        "1e-400",
        "1.7976931348623157e308",
        "0.30000000000000004",
        "1e-22",
        "1e-23",
        "8.41e21",
        "0e99999999999"
      })
  void readsTheNearestDouble(String json) {
    JsonReader in = reader(json);
    assertThat(in.decimal()).isEqualTo(Double.parseDouble(json));
    in.end();
    assertThat(in.violations().isEmpty()).isTrue();
  }

  @Test
  void refusesNumbersThatNoDoubleHolds() {
    JsonReader in = reader("-1e309");
    assertThat(in.decimal()).isZero();
    assertThat(violations(in).get(0).message()).startsWith("must be between -1.79");
  }

  @Test
  void readsBigNumbersExactly() {
    assertThat(reader("1.10").bigDecimal()).isEqualTo(new BigDecimal("1.10"));
    assertThat(reader("-1e9999").bigDecimal()).isEqualTo(new BigDecimal("-1e9999"));
    assertThat(reader("123456789012345678901234567890").bigInteger())
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(reader("1.50e2").bigInteger()).isEqualTo(BigInteger.valueOf(150));
    assertThat(reader("1e100").bigInteger()).isEqualTo(BigInteger.TEN.pow(100));
    assertThat(reader("0e-5000000000").bigInteger()).isZero();
  }

  @Test
  @Timeout(30)
  void refusesHugeWholeNumbersWithoutWritingThemOut() {
    for (int i = 0; i < 2000; i++) {
      JsonReader in = reader("1e99999999");
      assertThat(in.integer(0, 10)).isZero();
      assertThat(violations(in)).containsExactly(new Violation("", "must be between 0 and 10"));
    }
  }

  @Test
  void boundsExponentsSoThatNoNumberExplodes() {
    assertViolation(
        "1e10000", JsonReader::bigDecimal, "must have an exponent between -9999 and 9999");
    assertViolation(
        "1e1000000000", JsonReader::any, "must have an exponent between -9999 and 9999");
    assertViolation(
        "1e-1000000000", JsonReader::any, "must have an exponent between -9999 and 9999");
    assertViolation("1e101", JsonReader::bigInteger, "must have an exponent of at most 100");
    assertViolation("1e1000000000", JsonReader::bigInteger, "must have an exponent of at most 100");
    assertViolation("1.5", JsonReader::bigInteger, "must be a whole number");
  }

  @Test
  void boundsTheLengthOfNumbers() {
    assertThat(reader("9".repeat(1000)).bigInteger().bitLength()).isEqualTo(3322);
    for (String number :
        List.of("9".repeat(1001), "0." + "1".repeat(999), "1e" + "0".repeat(999))) {
      assertMalformed(number, "Number too long at byte 0");
    }
    assertMalformed("[" + "1".repeat(1_000_000) + "]", "Number too long at byte 1");
  }

  @Test
  void boundsTheDepth() {
    String deepest = "[".repeat(100) + "]".repeat(100);
    reader(deepest).skip();
    assertThat(reader(deepest).any()).isInstanceOf(List.class);
    assertMalformed("[".repeat(101) + "]".repeat(101), "Nested too deeply at byte 100");
    assertMalformed("[".repeat(1_000_000), "Nested too deeply at byte 100");
    assertMalformed("{\"a\":".repeat(101) + "1" + "}".repeat(101), "Nested too deeply at byte 500");

    JsonReader in = reader("[".repeat(101) + "]".repeat(101));
    for (int i = 0; i < 60; i++) {
      in.beginArray();
      in.nextElement();
    }
    assertThatThrownBy(in::skip).hasMessage("Nested too deeply at byte 100");
  }

  @Test
  void boundsTheNumberOfViolations() {
    JsonReader in = reader("[" + "1,".repeat(500_000) + "1]");
    in.beginArray();
    assertThatThrownBy(
            () -> {
              while (in.nextElement()) {
                in.string();
              }
            })
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.violations()).hasSize(100));
  }

  @Test
  void readsManyShortAndCollidingNames() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1 << 14; i++) {
      json.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 14; bit++) {
        // "Aa" and "BB" have the same hash, and so have all their combinations
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":0");
    }
    assertThat((Map<?, ?>) reader(json.append('}').toString()).any()).hasSize(1 << 14);
  }

  @Test
  void skipsValuesOfTheWrongTypeWithTheirSyntaxChecked() {
    JsonReader in = reader("[{\"a\":[1,{\"b\":null}]},[true,false],\"x\",1.5,false,null]");
    in.beginArray();
    in.nextElement();
    assertThat(in.string()).isEmpty();
    in.nextElement();
    assertThat(in.beginObject()).isFalse();
    in.nextElement();
    assertThat(in.beginArray()).isFalse();
    in.nextElement();
    assertThat(in.bool()).isFalse();
    in.nextElement();
    assertThat(in.bigDecimal()).isZero();
    in.nextElement();
    assertThat(in.stringBytes()).isEmpty();
    assertThat(in.nextElement()).isFalse();
    in.end();
    assertThat(violations(in))
        .containsExactly(
            new Violation("[0]", "must be text"),
            new Violation("[1]", "must be an object"),
            new Violation("[2]", "must be an array"),
            new Violation("[3]", "must be true or false"),
            new Violation("[4]", "must be a number"),
            new Violation("[5]", "must not be null"));
    assertThatThrownBy(() -> reader("{\"a\" 1}").string()).isInstanceOf(JsonException.class);
  }

  @Test
  void readsBase64() {
    assertThat(reader("\"AP/+\"").base64()).containsExactly(0, 0xff, 0xfe);
    assertThat(reader("\"\"").base64()).isEmpty();
    assertThat(reader("\"AA==\"").base64()).containsExactly(0);
    for (String invalid : List.of("\"A\"", "\"AA\"", "\"A-_/\"", "\"AA==\\n\"", "1", "\"ä===\"")) {
      assertViolation(invalid, JsonReader::base64, "must be base64 text");
    }
  }

  @Test
  void readsWhateverComes() {
    Object value =
        reader("{\"b\":[1,2147483648,9223372036854775808,1.0,1e2,\"x\",true,false,null],\"a\":{}}")
            .any();
    assertThat(value).isInstanceOf(Map.class);
    assertThat(((Map<?, ?>) value).keySet().toArray()).containsExactly("b", "a");
    assertThat((List<?>) ((Map<?, ?>) value).get("b"))
        .isEqualTo(
            Arrays.asList(
                1,
                2147483648L,
                new BigInteger("9223372036854775808"),
                new BigDecimal("1.0"),
                new BigDecimal("1e2"),
                "x",
                true,
                false,
                null));
  }

  @Test
  void refusesANameThatIsThereTwice() {
    JsonReader in = reader("{\"a\":{\"b\":null,\"\\u0062\":1}}");
    in.any();
    assertThat(violations(in)).containsExactly(new Violation("a.b", "must not be given twice"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Unexpected end at byte 0",
        "' '|Unexpected end at byte 1",
        "[1,]|Expected a value at byte 3",
        "[1 2]|Expected a comma or the end of the array at byte 3",
        "[1|Expected a comma or the end of the array at byte 2",
        "{\"a\"}|Expected a colon at byte 4",
        "{\"a\":1,}|Expected a name at byte 7",
        "{a:1}|Expected a name at byte 1",
        "{\"a\":1 \"b\"|Expected a comma or the end of the object at byte 7",
        "[}|Expected a value at byte 1",
        "tru|Expected a value at byte 0",
        "nulL|Expected a value at byte 0",
        "01|Expected a digit at byte 1",
        "-|Expected a digit at byte 1",
        "1.|Expected a digit at byte 2",
        "1e+|Expected a digit at byte 3",
        "+1|Expected a value at byte 0",
        "\"a|Text without an end at byte 2",
        "\"\\|Unknown escape at byte 1",
        "\"\\x\"|Unknown escape at byte 1",
        "\"\\u00g0\"|Unknown escape at byte 1",
        "1 1|Expected nothing more at byte 2",
        "NaN|Expected a value at byte 0"
      })
  void saysWhereTextIsNotJson(String json, String message) {
    assertMalformed(json, message);
  }

  @Test
  void refusesAByteOrderMark() {
    assertMalformed("\ufeff{}", "Expected a value at byte 0");
  }

  private static JsonReader reader(String json) {
    return new JsonReader(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Violation> violations(JsonReader in) {
    try {
      in.violations().raise();
      return List.of();
    } catch (InvalidInputException e) {
      return e.violations();
    }
  }

  private static void assertViolation(String json, Consumer<JsonReader> read, String message) {
    JsonReader in = reader(json);
    read.accept(in);
    in.end();
    assertThat(violations(in)).containsExactly(new Violation("", message));
  }

  private static void assertMalformed(String json, String message) {
    assertThatThrownBy(
            () -> {
              JsonReader in = reader(json);
              in.any();
              in.end();
            })
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
    assertThatThrownBy(
            () -> {
              JsonReader in = reader(json);
              in.skip();
              in.end();
            })
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }
}
