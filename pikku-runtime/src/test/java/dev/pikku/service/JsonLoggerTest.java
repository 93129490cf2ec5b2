package dev.pikku.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLoggerTest {
  private final PrintStream before = System.out;

  /** Notes how often it is written to. */
  private static final class Printed extends ByteArrayOutputStream {
    int writes;

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      writes++;
      super.write(bytes, from, length);
    }
  }

  private final Printed printed = new Printed();

  {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
    Wire.current(null);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesOneJsonLineInOneWrite() throws JsonProcessingException {
    Wire.current(new ScheduledTask("x", Instant.EPOCH, null, 0));
    JsonLogger.of(Map.of())
        .error("a \"b\"\nc", new IllegalStateException("d", new RuntimeException("e")));

    assertThat(printed.writes).isEqualTo(1);
    assertThat(text()).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode line = new ObjectMapper().readTree(text());
    assertThat(Instant.parse(line.path("timestamp").asText())).isAfter(Instant.EPOCH);
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("message").asText()).isEqualTo("a \"b\"\nc");
    assertThat(line.path("traceId").asText()).isEqualTo(Wire.currentTraceId());
    assertThat(line.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("stackTrace").asText())
        .contains("Caused by: java.lang.RuntimeException: e");
  }

  /** Its texts cannot be had. */
  private static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  void logsExceptionsThatCannotBeTurnedIntoText() throws JsonProcessingException {
    JsonLogger.of(Map.of()).error("a", new Mute());

    JsonNode line = new ObjectMapper().readTree(text());
    assertThat(line.path("message").asText()).isEqualTo("a");
    assertThat(line.path("errorType").asText()).isEqualTo(Mute.class.getName());
    assertThat(line.path("stackTrace").asText())
        .startsWith(Mute.class.getName())
        .contains("dev.pikku.service.JsonLoggerTest.");
  }

  private JsonNode line() throws JsonProcessingException {
    assertThat(text()).endsWith("}\n").containsOnlyOnce("\n");
    return new ObjectMapper().readTree(text());
  }

  /** Its text cannot be had either. */
  private static final class Unsayable {
    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  void writesFieldsBesideTheMessage() throws JsonProcessingException {
    JsonLogger.of(Map.of())
        .info("a", Map.of("id", "x\ny", "count", 3, "tags", List.of("b"), "at", Instant.EPOCH));

    JsonNode line = line();
    assertThat(line.path("message").asText()).isEqualTo("a");
    assertThat(line.path("id").asText()).isEqualTo("x\ny");
    assertThat(line.path("count").isInt()).isTrue();
    assertThat(line.path("at").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(line.path("tags").toString()).contains("b");
  }

  @Test
  void keepsNumbersAndListsAsJson() throws JsonProcessingException {
    JsonLogger.of(Map.of()).info("a", Map.of("count", 3, "tags", List.of("b", true)));

    JsonNode line = line();
    assertThat(line.path("count").isInt()).isTrue();
    assertThat(line.path("tags").toString()).isEqualTo("[\"b\",true]");
  }

  @Test
  void letsNoFieldPassForOneOfTheLinesOwn() throws JsonProcessingException {
    Wire.current(new ScheduledTask("x", Instant.EPOCH, null, 0));
    JsonLogger.of(Map.of())
        .info("a", Map.of("level", "FATAL", "traceId", "forged", "message", "other"));

    JsonNode line = line();
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("message").asText()).isEqualTo("a");
    assertThat(line.path("traceId").asText()).isEqualTo(Wire.currentTraceId());
    assertThat(line.path("_traceId").asText()).isEqualTo("forged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "Text"})
  void writesFieldsThatCannotBeTurnedIntoText(String format) {
    Map<String, Object> itself = new HashMap<>();
    itself.put("me", itself);
    Logger logger = JsonLogger.of(Map.of("AWS_LAMBDA_LOG_FORMAT", format));
    logger.info("a", Map.of("bad", new Unsayable(), "good", "b", "not", Double.NaN));
    logger.info("c", itself);

    assertThat(text())
        .contains("toString threw java.lang.IllegalStateException", "good", "NaN")
        .hasLineCount(2);
  }

  @Test
  void neverWritesASecretThatIsGivenAsAField() throws JsonProcessingException {
    JsonLogger.of(Map.of()).info("a", Map.of("key", new SecretValue("hunter2")));

    assertThat(line().path("key").asText()).isEqualTo("[secret]");
    assertThat(text()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "Text"})
  void writesLinesThatThePlatformTakesWhole(String format) throws JsonProcessingException {
    String endless = "\u0001".repeat(50_000);
    Map<String, Object> many = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("field" + i + endless, endless);
    }
    Throwable deep = new IllegalStateException(endless, new StackOverflowError(endless));
    for (int i = 0; i < 1000; i++) {
      deep = new RuntimeException(endless, deep);
      deep.addSuppressed(new RuntimeException(endless));
    }
    JsonLogger.of(Map.of("AWS_LAMBDA_LOG_FORMAT", format))
        .log(Logger.Level.ERROR, endless, many, deep);

    assertThat(printed.size()).isBetween(10_000, 256 * 1024);
    if (format.equals("JSON")) {
      assertThat(line().path("message").asText()).endsWith("... (50000 characters)");
    }
  }

  /** Each cause has another, made as it is asked for. */
  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  /** Nothing of it can be had. */
  private static final class Barren extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no frames");
    }
  }

  @Test
  void logsCausesThatEndNowhere() throws JsonProcessingException {
    RuntimeException first = new RuntimeException("first");
    first.addSuppressed(new Endless());
    first.addSuppressed(new Barren());
    first.initCause(new IllegalStateException("second", first));
    JsonLogger.of(Map.of()).error("a", first);

    assertThat(line().path("stackTrace").asText())
        .startsWith("java.lang.RuntimeException: first\n\tat ")
        .contains("\tSuppressed: " + Endless.class.getName())
        .endsWith("\n...\n");
  }

  @Test
  void writesAnExceptionAsTheJdkPrintsIt() throws JsonProcessingException {
    StackTraceElement[] frames = new StackTraceElement[5];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new StackTraceElement("acme.Todos", "step" + i, "Todos.java", i + 1);
    }
    RuntimeException inner = new IllegalArgumentException("inner");
    RuntimeException beside = new IllegalStateException();
    RuntimeException outer = new IllegalStateException("outer", inner);
    outer.addSuppressed(beside);
    outer.setStackTrace(Arrays.copyOfRange(frames, 2, 5));
    beside.setStackTrace(frames);
    inner.setStackTrace(Arrays.copyOfRange(frames, 1, 5));
    JsonLogger.of(Map.of()).error("a", outer);

    StringWriter expected = new StringWriter();
    outer.printStackTrace(new PrintWriter(expected));
    assertThat(line().path("stackTrace").asText())
        .isEqualToNormalizingNewlines(expected.toString())
        .contains("... 3 more");
  }

  @Test
  void letsNoMessagePassForALineOfTheLog() {
    Logger logger = JsonLogger.of(Map.of("AWS_LAMBDA_LOG_FORMAT", "Text"));
    logger.info("a\r\n2026-01-01T00:00:00Z INFO forged\u001b[0m\u2028x", Map.of("k\n", "v\n"));
    logger.error("b", new IllegalStateException("c\n2026-01-01T00:00:00Z INFO forged"));

    assertThat(text().lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    assertThat(text())
        .contains("\\u001b[0m\\u2028x {\"k\\n\":\"v\\n\"}\n")
        .doesNotContain("\u001b");
  }

  @Test
  void doesNotMixTheLinesOfSeveralThreads() throws Exception {
    Logger logger = JsonLogger.of(Map.of());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String text = String.valueOf(i).repeat(5_000);
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 50; j++) {
                  logger.info(text);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(text().lines()).hasSize(400);
    for (String line : text().lines().toList()) {
      assertThat(new ObjectMapper().readTree(line).path("message").asText()).hasSize(5_000);
    }
  }

  @Test
  void aLoggerThatKnowsNoFieldsHasThemInTheMessage() {
    List<String> seen = new ArrayList<>();
    Logger own =
        new Logger() {
          @Override
          public boolean isEnabled(Level level) {
            return level != Level.DEBUG;
          }

          @Override
          public void log(Level level, String message, Throwable thrown) {
            seen.add(level + " " + message + " " + (thrown != null));
          }
        };
    own.info("a", Map.of("b", 1));
    own.info("c", Map.of());
    own.debug("d", Map.of("b", 1));
    own.warn("e", Map.of("b", 1));
    own.error("f", Map.of("b", 1), new IllegalStateException());

    assertThat(seen)
        .containsExactly(
            "INFO a {b=1} false", "INFO c false", "WARN e {b=1} false", "ERROR f {b=1} true");
  }

  @Test
  void writesTextWhereThePlatformAsksForIt() {
    Wire.current(new ScheduledTask("x", Instant.EPOCH, null, 0));
    JsonLogger.of(Map.of("AWS_LAMBDA_LOG_FORMAT", "Text")).info("a\nb");

    assertThat(text()).contains(" INFO [" + Wire.currentTraceId() + "] a\\nb\n");
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE, TRACE, true",
    "INFO, DEBUG, false",
    "info, INFO, true",
    "WARN, INFO, false",
    "FATAL, ERROR, false",
    "'', DEBUG, false",
    "nonsense, INFO, true",
  })
  void honoursTheLevelThatThePlatformAsksFor(String lowest, Logger.Level level, boolean written) {
    Logger logger = JsonLogger.of(Map.of("AWS_LAMBDA_LOG_LEVEL", lowest));

    logger.log(level, "x", null);

    assertThat(logger.isEnabled(level)).isEqualTo(written);
    assertThat(text().isEmpty()).isNotEqualTo(written);
  }

  @Test
  void statesTheTimeAsTheJdkDoes() {
    DateTimeFormatter jdks =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    List<Long> times = new ArrayList<>(List.of(0L, 951_782_399_999L, 951_868_800_000L));
    for (long day = 0; day < 365L * 500; day++) {
      times.add(day * 86_400_000 + day * 7_919 % 86_400_000);
    }
    for (long time : times) {
      assertThat(JsonLogger.timestamp(time)).isEqualTo(jdks.format(Instant.ofEpochMilli(time)));
    }
  }
}
