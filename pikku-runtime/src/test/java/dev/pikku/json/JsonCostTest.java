package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.error.PikkuException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hostile document costs no more than ten times what a plain one of its size does. */
class JsonCostTest {
  private static final int SIZE = 1_000_000;

  private static long plain;

  /**
   * A document by name.
   *
   * @param name says what is hostile about it
   */
  record Hostile(String name, String json) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void measurePlain() {
    String json = repeated("[", "{\"id\":12345,\"text\":\"buy milk\",\"tags\":[\"a\",\"b\"]}", "]");
    plain = Math.max(cost(() -> any(json)), 1_000_000);
  }

  static Stream<Hostile> documents() {
    return Stream.of(
        new Hostile("names that collide", object("\"%s\":0", JsonCostTest::colliding)),
        new Hostile("very many names", object("\"%s\":0", Integer::toString)),
        new Hostile("one name over and over", object("\"a\":%s", i -> "0")),
        new Hostile("empty arrays", repeated("[", "[]", "]")),
        new Hostile("empty objects", repeated("[", "{}", "]")),
        new Hostile("deep arrays", repeated("[", "[".repeat(98) + "]".repeat(98), "]")),
        new Hostile("deep objects", repeated("[", "{\"\":".repeat(98) + "0" + "}".repeat(98), "]")),
        new Hostile("long numbers", repeated("[", "9".repeat(1000), "]")),
        new Hostile("long fractions", repeated("[", "0." + "9".repeat(998), "]")),
        new Hostile("great exponents", repeated("[", "1e9999", "]")),
        new Hostile("small exponents", repeated("[", "1e-9999", "]")),
        new Hostile("short numbers", repeated("[", "1", "]")),
        new Hostile("escapes", "\"" + "\\u00e4".repeat(SIZE / 6) + "\""),
        new Hostile("surrogate pairs", repeated("[", "\"\\ud834\\udd1e\"", "]")),
        new Hostile("wide characters", "\"" + "\ud834\udd1e".repeat(SIZE / 4) + "\""),
        new Hostile("white space", "[" + " ".repeat(SIZE) + "]"),
        new Hostile("text without end", "\"" + "a".repeat(SIZE)),
        new Hostile("arrays without end", "[".repeat(SIZE)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isBoundedForUntypedJson(Hostile document) {
    assertThat(cost(() -> any(document.json()))).isLessThan(10 * plain);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isBoundedForWhatIsSkipped(Hostile document) {
    assertThat(cost(() -> new JsonReader(bytes(document.json())).skip())).isLessThan(10 * plain);
  }

  @Test
  void isBoundedWhereEachObjectSaysItsTypeLast() {
    int depth = 95;
    String json =
        "{\"inner\":".repeat(depth)
            + repeated("[", "{\"id\":12345}", "]")
            + ",\"type\":\"Box\"}".repeat(depth);

    assertThat(cost(() -> typed(new JsonReader(bytes(json))))).isLessThan(10 * plain);
  }

  private static void typed(JsonReader in) {
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    assertThat(in.ahead("type")).isEqualTo("Box");
    in.beginObject();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (name.equals("inner")) {
        typed(in);
      } else {
        in.skip();
      }
    }
  }

  private static void any(String json) {
    JsonReader in = new JsonReader(bytes(json));
    in.any();
    in.end();
  }

  /** The least time of a few runs, in nanoseconds. */
  private static long cost(Runnable read) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 12; i++) {
      long begin = System.nanoTime();
      try {
        read.run();
      } catch (PikkuException refused) {
        // refusing costs, too
      }
      least = Math.min(least, System.nanoTime() - begin);
    }
    return least;
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String repeated(String before, String element, String after) {
    StringBuilder json = new StringBuilder(before).append(element);
    while (json.length() < SIZE) {
      json.append(',').append(element);
    }
    return json.append(after).toString();
  }

  private static String object(String member, java.util.function.IntFunction<String> name) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; json.length() < SIZE; i++) {
      json.append(i == 0 ? "" : ",").append(member.formatted(name.apply(i)));
    }
    return json.append("}").toString();
  }

  /** Twenty pairs of letters: each pair has the hash of the other way to write it. */
  private static String colliding(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 20; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }
}
