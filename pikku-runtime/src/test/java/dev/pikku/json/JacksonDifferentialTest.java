package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pikku.error.InvalidInputException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * One million documents, whole and broken, read by us and by Jackson.
 *
 * <p>Jackson reads the text that the JDK's strict decoder makes of the bytes, as its own decoder
 * takes some sequences that are not UTF-8. The other known differences are {@link
 * #weRefuseWhatJacksonReads}.
 */
class JacksonDifferentialTest {
  private static final int SEEDS = 8;
  private static final int CASES = 125_000;

  private static final ObjectMapper JACKSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(JsonReader.MAX_DEPTH)
                          .maxNumberLength(JsonReader.MAX_NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final ObjectReader READER = JACKSON.readerFor(Object.class);

  private record Outcome(boolean read, Object value) {}

  private static final Outcome REFUSED = new Outcome(false, null);

  @Test
  void readsAndRefusesAsJacksonDoes() throws Exception {
    assertThat(inParallel(SEEDS, JacksonDifferentialTest::compareReading))
        // neither side of the comparison may be empty
        .allSatisfy(read -> assertThat(read).isBetween(CASES / 5, CASES * 4 / 5));
  }

  @Test
  void whatWeWriteJacksonReadsAndTheOtherWayRound() throws Exception {
    assertThat(inParallel(2, JacksonDifferentialTest::compareWriting))
        .allSatisfy(written -> assertThat(written).isGreaterThan(CASES / 5));
  }

  private static int compareReading(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int read = 0;
    byte[] document = RandomDocument.next(random);
    for (int i = 0; i < CASES; i++) {
      byte[] json;
      if (i % 4 == 0) {
        document = RandomDocument.next(random);
        json = document;
      } else {
        json = RandomDocument.mutated(document, random);
      }
      Outcome theirs = jackson(json);
      Outcome ours = ours(json);
      if (!sameOutcome(ours, theirs)) {
        assertThat(ours)
            .as("seed %d, case %d: %s", seed, i, new String(json, StandardCharsets.UTF_8))
            .isEqualTo(theirs);
      }
      read += ours.read() ? 1 : 0;
    }
    return read;
  }

  private static int compareWriting(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(-seed);
    int values = 0;
    for (int i = 0; i < CASES / 2; i++) {
      Outcome document = ours(RandomDocument.next(random));
      if (document.read()) {
        values++;
        byte[] written = new JsonWriter().any(document.value()).toByteArray();
        assertSame(READER.readValue(written), document.value());
        assertSame(ours(written).value(), document.value());
        assertSame(ours(JACKSON.writeValueAsBytes(document.value())).value(), document.value());
      }
    }
    return values;
  }

  private interface Comparison {
    int compare(long seed) throws Exception;
  }

  /** Runs a comparison for each seed, on threads whose short stacks make exceptions cheap. */
  private static List<Integer> inParallel(int seeds, Comparison comparison) throws Exception {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (long seed = 1; seed <= seeds; seed++) {
        long own = seed;
        running.add(threads.submit(() -> comparison.compare(own)));
      }
      List<Integer> results = new ArrayList<>();
      for (Future<Integer> result : running) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean sameOutcome(Outcome ours, Outcome theirs) {
    if (!ours.read() && theirs.read()) {
      return weRefuseWhatJacksonReads(theirs.value());
    }
    return ours.read() == theirs.read()
        && (same(ours.value(), theirs.value(), false) && !weRefuseWhatJacksonReads(theirs.value()));
  }

  /** Known differences: half surrogate pairs, and exponents beyond our limit. */
  private static boolean weRefuseWhatJacksonReads(Object value) {
    if (value instanceof String text) {
      return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
    } else if (value instanceof BigDecimal decimal) {
      return Math.abs(decimal.scale()) > JsonReader.MAX_EXPONENT;
    } else if (value instanceof List<?> list) {
      return list.stream().anyMatch(JacksonDifferentialTest::weRefuseWhatJacksonReads);
    } else if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().anyMatch(JacksonDifferentialTest::weRefuseWhatJacksonReads)
          || map.values().stream().anyMatch(JacksonDifferentialTest::weRefuseWhatJacksonReads);
    }
    return false;
  }

  private static void assertSame(Object read, Object written) {
    // a decimal without a fraction is written as a whole number
    if (!same(read, written, true)) {
      assertThat(read).isEqualTo(written);
    }
  }

  /** Equal, of the same types (numbers as stated), and maps in the same order. */
  private static boolean same(Object ours, Object theirs, boolean anyNumber) {
    if (ours instanceof Map<?, ?> a && theirs instanceof Map<?, ?> b) {
      return List.copyOf(a.keySet()).equals(List.copyOf(b.keySet()))
          && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key), anyNumber));
    } else if (ours instanceof List<?> a && theirs instanceof List<?> b) {
      if (a.size() != b.size()) {
        return false;
      }
      for (int i = 0; i < a.size(); i++) {
        if (!same(a.get(i), b.get(i), anyNumber)) {
          return false;
        }
      }
      return true;
    } else if (anyNumber && ours instanceof Number && theirs instanceof Number) {
      return new BigDecimal(ours.toString()).compareTo(new BigDecimal(theirs.toString())) == 0;
    }
    return Objects.equals(ours, theirs);
  }

  private static Outcome ours(byte[] json) {
    Outcome outcome;
    boolean malformed = false;
    try {
      JsonReader in = new JsonReader(json);
      Object value = in.any();
      in.end();
      outcome = in.violations().isEmpty() ? new Outcome(true, value) : REFUSED;
    } catch (JsonException e) {
      outcome = REFUSED;
      malformed = true;
    } catch (InvalidInputException e) {
      outcome = REFUSED;
    }
    if (skips(json) == malformed) {
      throw new AssertionError("skipping differs: " + new String(json, StandardCharsets.UTF_8));
    }
    return outcome;
  }

  private static boolean skips(byte[] json) {
    try {
      JsonReader in = new JsonReader(json);
      in.skip();
      in.end();
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  private static Outcome jackson(byte[] json) throws Exception {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      return REFUSED;
    }
    try {
      return new Outcome(true, READER.readValue(text));
    } catch (JsonProcessingException | NumberFormatException e) {
      // the latter where an exponent is too large for BigDecimal
      return REFUSED;
    }
  }
}
