package dev.pikku.benchmarks.jmh;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.error.PikkuException;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Documents of 1 MB, plain and hostile: no document may cost ten times what a plain one does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonBenchmark {
  private static final int SIZE = 1_000_000;

  /** The document's kind. */
  @Param({"plain", "deep", "longNumber", "numbers", "exponents", "escapes", "names", "sameHash"})
  public String document = "";

  private final ObjectMapper jackson = new ObjectMapper();
  private byte[] json = {};

  @Setup
  public void prepare() {
    json = text().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads whatever it is; what is refused has cost what it cost. */
  @Benchmark
  public @Nullable Object read() {
    try {
      JsonReader reader = new JsonReader(json);
      Object value = reader.any();
      reader.end();
      reader.violations().raise();
      return value;
    } catch (PikkuException refused) {
      return refused.status();
    }
  }

  /** The same by Jackson, for comparison. */
  @Benchmark
  public Object readByJackson() {
    try {
      return jackson.readTree(json);
    } catch (IOException refused) {
      return refused;
    }
  }

  /** Writes a string of the document's text. */
  @Benchmark
  public int quote() {
    return new JsonWriter().stringOf(json, 0, json.length).length();
  }

  private String text() {
    return switch (document) {
      case "plain" -> list("{\"id\":\"1234\",\"text\":\"Buy milk and bread\",\"done\":false}");
      case "deep" -> "[".repeat(SIZE);
      case "longNumber" -> "[" + "9".repeat(SIZE) + "]";
      case "numbers" -> list("9".repeat(999));
      case "exponents" -> list("1e9999");
      case "escapes" -> list("\"\\u00e9\\n\\\"\\\\\\ud83d\\ude00\"");
      case "names" -> names(false);
      case "sameHash" -> names(true);
      default -> throw new IllegalArgumentException(document);
    };
  }

  private static String list(String element) {
    StringBuilder text = new StringBuilder(SIZE + 2000).append('[').append(element);
    while (text.length() < SIZE) {
      text.append(',').append(element);
    }
    return text.append(']').toString();
  }

  /** An object of many names, different ones or ones of one hash code. */
  private static String names(boolean sameHash) {
    StringBuilder text = new StringBuilder(SIZE + 100).append('{');
    for (int i = 0; text.length() < SIZE; i++) {
      text.append(i == 0 ? "\"" : ",\"");
      if (sameHash) {
        for (int bit = 0; bit < 16; bit++) {
          text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
        }
      } else {
        text.append("name").append(i);
      }
      text.append("\":1");
    }
    return text.append('}').toString();
  }
}
