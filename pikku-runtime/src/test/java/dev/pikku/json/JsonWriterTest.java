package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Test
  void putsCommasByItself() {
    JsonWriter out = new JsonWriter();
    out.beginObject()
        .name("id")
        .value(7)
        .name("tags")
        .beginArray()
        .value("a")
        .value("b")
        .endArray();
    out.name("none").beginObject().endObject().name("empty").beginArray().endArray();
    out.name("rows").beginArray().beginArray().value(1).endArray().beginArray().endArray();
    out.beginObject().name("x").nullValue().endObject().value(true).value(false).endArray();
    out.endObject();
    assertThat(text(out))
        .isEqualTo(
            "{\"id\":7,\"tags\":[\"a\",\"b\"],\"none\":{},\"empty\":[],"
                + "\"rows\":[[1],[],{\"x\":null},true,false]}");
  }

  @Test
  void escapesWhatMustBeEscaped() {
    assertThat(written(out -> out.value("\"\\/\b\f\n\r\t\0\u001f\u007fé€😀")))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fé€😀\"");
    assertThat(written(out -> out.beginObject().name("a\"é").value((String) null).endObject()))
        .isEqualTo("{\"a\\\"é\":null}");
  }

  @Test
  void writesHalfASurrogatePairAsTheReplacementCharacter() {
    assertThat(written(out -> out.value("a\ud800b\udc00\ud83d😀\ud83d")))
        .isEqualTo("\"a\ufffdb\ufffd\ufffd😀\ufffd\"");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 9, 10, -1, -10, 99, 100, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
  void writesLongs(long value) {
    assertThat(written(out -> out.value(value))).isEqualTo(Long.toString(value));
    assertThat(written(out -> out.value((int) value))).isEqualTo(Integer.toString((int) value));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        -1,
        9999999,
        10000000,
        -9999999,
        -1e7,
        0.1,
        1e22,
        1e-7,
        123.456,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        9007199254740994.0,
        1e300
      })
  void writesDoublesAsTheJdkDoes(double value) {
    assertThat(written(out -> out.value(value))).isEqualTo(Double.toString(value));
    if (!Float.isInfinite((float) value)) {
      assertThat(written(out -> out.value((float) value))).isEqualTo(Float.toString((float) value));
    }
  }

  @Test
  void refusesWhatJsonCannotSay() {
    assertThatThrownBy(() -> new JsonWriter().beginObject().name(null))
        .isInstanceOf(NullPointerException.class);
    for (double value : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertThatThrownBy(() -> new JsonWriter().value(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("JSON has no " + value);
      assertThatThrownBy(() -> new JsonWriter().value((float) value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void writesBigNumbersAndBytes() {
    assertThat(written(out -> out.value(new BigDecimal("1.10")))).isEqualTo("1.10");
    assertThat(written(out -> out.value(new BigDecimal("1e9999")))).isEqualTo("1E+9999");
    assertThat(written(out -> out.value(BigInteger.TEN.pow(30)))).isEqualTo("1" + "0".repeat(30));
    assertThat(written(out -> out.value(new byte[] {0, -1, -2}))).isEqualTo("\"AP/+\"");
  }

  @Test
  void growsAsNeeded() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int size : new int[] {0, 1, 15, 16, 17, 500, 511, 512, 513, 5000, 100_000}) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < size; i++) {
        text.append("a\u0001é€\"".charAt(random.nextInt(5)));
      }
      JsonWriter out = new JsonWriter(1).value(text.toString());
      assertThat(JACKSON.readValue(out.buffer(), 0, out.length(), String.class))
          .isEqualTo(text.toString());
      byte[] utf8 = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
      JsonWriter quoted = new JsonWriter(1).stringOf(utf8, 2, utf8.length - 2);
      assertThat(quoted.toByteArray()).isEqualTo(out.toByteArray());
    }
  }

  @Test
  void quotesJsonAsText() {
    byte[] body = "{\"a\":\"\\n\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(
            written(
                out ->
                    out.beginArray().value(1).stringOf(body, 0, body.length).value(2).endArray()))
        .isEqualTo("[1,\"{\\\"a\\\":\\\"\\\\n\\\"}\",2]");
  }

  @Test
  void writesWhateverTheReaderGives() {
    String json = "{\"b\":[1,2147483648,9223372036854775808,1.0,\"x\",true,false,null],\"a\":{}}";
    Object value = new JsonReader(json.getBytes(StandardCharsets.UTF_8)).any();
    assertThat(written(out -> out.any(value))).isEqualTo(json);
    assertThat(written(out -> out.any(List.of((short) 1, (byte) 2, 1.5f, 2.5d, 3L))))
        .isEqualTo("[1,2,1.5,2.5,3]");
  }

  @Test
  void refusesWhatHasNoJson() {
    List<Object> none =
        List.of(
            new UUID(0, 0),
            'c',
            Map.of(1, 2),
            new Object[0],
            new HashMap<>(Collections.singletonMap(null, 1)));
    for (Object value : none) {
      assertThatThrownBy(() -> new JsonWriter().any(value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new JsonWriter().any(new UUID(0, 0)))
        .hasMessage("No JSON for java.util.UUID");
  }

  @Test
  void refusesWhatContainsItself() {
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    List<Object> list = new ArrayList<>();
    list.add(list);
    for (Object cyclic : List.<Object>of(map, List.of(list))) {
      assertThatThrownBy(() -> new JsonWriter().any(cyclic))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Nested deeper than 100 levels, or containing itself");
    }
  }

  @Test
  void writesAsDeepAsTheReaderReads() {
    String deepest = "[".repeat(100) + "]".repeat(100);
    Object value = new JsonReader(deepest.getBytes(StandardCharsets.UTF_8)).any();
    assertThat(written(out -> out.any(value))).isEqualTo(deepest);
  }

  private static String written(Consumer<JsonWriter> write) {
    JsonWriter out = new JsonWriter();
    write.accept(out);
    return text(out);
  }

  private static String text(JsonWriter out) {
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
