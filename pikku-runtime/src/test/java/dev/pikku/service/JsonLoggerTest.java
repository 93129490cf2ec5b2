package dev.pikku.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void writesTextWhereThePlatformAsksForIt() {
    Wire.current(new ScheduledTask("x", Instant.EPOCH, null, 0));
    JsonLogger.of(Map.of("AWS_LAMBDA_LOG_FORMAT", "Text")).info("a\nb");

    assertThat(text()).contains(" INFO [" + Wire.currentTraceId() + "] a b\n");
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
}
