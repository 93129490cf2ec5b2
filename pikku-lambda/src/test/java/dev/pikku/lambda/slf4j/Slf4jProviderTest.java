package dev.pikku.lambda.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.SLF4JServiceProvider;

class Slf4jProviderTest {
  private static final Logger LOGGER = LoggerFactory.getLogger("org.lib.Pool");

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
    Wire.current(null);
    MDC.clear();
  }

  private static void call() {
    Wire.current(new ScheduledTask("x", Instant.EPOCH, null, 0));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private JsonNode line() throws JsonProcessingException {
    assertThat(text()).endsWith("}\n").containsOnlyOnce("\n");
    return new ObjectMapper().readTree(text());
  }

  private static Logger logger(String name, Map<String, String> environment) {
    return new Slf4jProvider(environment).getLoggerFactory().getLogger(name);
  }

  @Test
  void isTheOneThatSlf4jFinds() {
    assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
        .singleElement()
        .isInstanceOf(Slf4jProvider.class);
    assertThat(LOGGER)
        .isInstanceOf(NamedLogger.class)
        .isSameAs(LoggerFactory.getLogger("org.lib.Pool"));
  }

  @Test
  void writesLinesAsPikkusOwnLoggerDoes() throws JsonProcessingException {
    call();
    LOGGER.warn("Pool {} has {} of {}", "a", 1, 2, new IllegalStateException("full"));

    JsonNode line = line();
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("message").asText()).isEqualTo("Pool a has 1 of 2");
    assertThat(line.path("logger").asText()).isEqualTo("org.lib.Pool");
    assertThat(line.path("traceId").asText()).isEqualTo(Wire.currentTraceId()).isNotEmpty();
    assertThat(line.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void ignoresMarkers() throws JsonProcessingException {
    Marker marker = MarkerFactory.getMarker("SQL");
    LOGGER.debug(marker, "not written");
    LOGGER.info(marker, "a {}", "b");

    assertThat(line().path("message").asText()).isEqualTo("a b");
    assertThat(LOGGER.isDebugEnabled(marker)).isFalse();
  }

  @Test
  void keyValuePairsAreFields() throws JsonProcessingException {
    LOGGER
        .atInfo()
        .addKeyValue("size", 3)
        .addKeyValue("name", "x")
        .addMarker(MarkerFactory.getMarker("SQL"))
        .addArgument("b")
        .log("a {}");

    assertThat(line().path("message").asText()).isEqualTo("a b");
    assertThat(line().path("size").isInt()).isTrue();
    assertThat(line().path("name").asText()).isEqualTo("x");
  }

  @Test
  void letsNoFieldPassForTheLoggersName() throws JsonProcessingException {
    call();
    MDC.put("logger", "acme.Audit");
    LOGGER.info("a");

    assertThat(line().path("logger").asText()).isEqualTo("org.lib.Pool");
    assertThat(line().path("_logger").asText()).isEqualTo("acme.Audit");
  }

  @Test
  void letsNoPairPassForTheLoggersName() throws JsonProcessingException {
    LOGGER.atInfo().addKeyValue("logger", "acme.Audit").log("a");

    assertThat(line().path("logger").asText()).isEqualTo("org.lib.Pool");
    assertThat(line().path("_logger").asText()).isEqualTo("acme.Audit");
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE, TRACE, true", "DEBUG, TRACE, false", "WARN, INFO, false", "ERROR, ERROR, true",
    "FATAL, ERROR, false", "'', INFO, true", "'', DEBUG, false", "INFO, WARN, true",
  })
  void honoursThePlatformsLevel(String lowest, Level level, boolean written) {
    Logger logger = logger("a", Map.of("AWS_LAMBDA_LOG_LEVEL", lowest));
    logger.atLevel(level).log("x");
    switch (level) {
      case TRACE -> logger.trace("x");
      case DEBUG -> logger.debug("x");
      case INFO -> logger.info("x");
      case WARN -> logger.warn("x");
      case ERROR -> logger.error("x");
    }

    assertThat(logger.isEnabledForLevel(level)).isEqualTo(written);
    assertThat(text()).hasLineCount(written ? 2 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "org.hibernate, WARN",
    "org.hibernate.SQL, DEBUG",
    "org.hibernate.SQL.deep, DEBUG",
    "org.hibernates, INFO",
    "org, INFO",
    "com.zaxxer.Pool, ERROR",
    "typo, INFO",
    "'', INFO",
  })
  void honoursTheLevelOfTheLongestNameAbove(String name, Level lowest) {
    Logger logger =
        logger(
            name,
            Map.of(
                "PIKKU_LOG_LEVELS",
                "org.hibernate=WARN, org.hibernate.SQL = debug,,com.zaxxer=ERROR,typo=LOUD,=,x"));
    for (Level level : Level.values()) {
      assertThat(logger.isEnabledForLevel(level)).isEqualTo(level.compareTo(lowest) <= 0);
    }
  }

  @Test
  void writesDebugLinesOfOneNameAlthoughThePlatformsLevelIsHigher() {
    Logger logger =
        logger(
            "a.b",
            Map.of(
                "PIKKU_LOG_LEVELS", "a=DEBUG",
                "AWS_LAMBDA_LOG_LEVEL", "ERROR",
                "AWS_LAMBDA_LOG_FORMAT", "Text"));
    logger.debug("x");

    assertThat(text()).contains(" DEBUG x {\"logger\":\"a.b\"}\n");
  }

  @Test
  void theMdcHasTheTraceIdOfTheCallAndGoesWithIt() throws JsonProcessingException {
    call();
    MDC.put("user", "7");
    MDC.put("traceId", "forged");
    LOGGER.info("a");

    assertThat(MDC.get("traceId")).isEqualTo(Wire.currentTraceId());
    assertThat(MDC.getCopyOfContextMap())
        .isEqualTo(Map.of("user", "7", "traceId", Wire.currentTraceId()));
    assertThat(line().path("user").asText()).isEqualTo("7");
    assertThat(line().path("traceId").asText()).isEqualTo(Wire.currentTraceId());
    assertThat(text()).doesNotContain("forged");
    call();
    assertThat(MDC.get("user")).isNull();
    Wire.current(null);
    assertThat(MDC.getCopyOfContextMap()).isEmpty();
  }

  @Test
  void tellsCallsApartThatHaveOneTraceId() {
    Wire.current(new ScheduledTask("x", Instant.EPOCH, new String("Root=1-2"), 0));
    MDC.put("user", "7");
    Wire.current(new ScheduledTask("x", Instant.EPOCH, new String("Root=1-2"), 0));

    assertThat(MDC.get("user")).isNull();
  }

  @Test
  void anotherThreadMayTakeTheMdcAlong() throws Exception {
    call();
    String traceId = Wire.currentTraceId();
    MDC.put("user", "7");
    Map<String, String> copy = MDC.getCopyOfContextMap();
    Thread thread =
        new Thread(
            () -> {
              MDC.setContextMap(copy);
              LOGGER.info("a");
            });
    thread.start();
    thread.join();

    assertThat(line().path("traceId").asText()).isEqualTo(traceId);
    assertThat(line().path("user").asText()).isEqualTo("7");
  }

  @Test
  void theMdcIsAMapWithStacks() {
    MDC.put("a", "1");
    MDC.put("b", "2");
    MDC.remove("a");
    MDC.pushByKey("s", "1");
    MDC.pushByKey("s", "2");
    assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("b", "2"));
    assertThat(MDC.getMDCAdapter().getCopyOfDequeByKey("s")).containsExactly("2", "1");
    assertThat(MDC.popByKey("s")).isEqualTo("2");
    MDC.getMDCAdapter().clearDequeByKey("s");
    assertThat(MDC.popByKey("s")).isNull();
    try (MDC.MDCCloseable scoped = MDC.putCloseable("c", "3")) {
      assertThat(scoped).isNotNull();
      assertThat(MDC.get("c")).isEqualTo("3");
    }
    assertThat(MDC.get("c")).isNull();
    MDC.clear();
    assertThat(MDC.get("b")).isNull();
  }

  /** Its text cannot be had. */
  private static final class Unsayable {
    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  void whateverIsLoggedDoesNotBreakTheCall() {
    PrintStream err = System.err;
    // slf4j-api says there what it thinks of such arguments
    System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    try {
      LOGGER.info("a {} {}", new Unsayable(), null);
      LOGGER.info(null);
      LOGGER.info("b {}");
      LOGGER.info("c {}", new Object[] {new Object[] {"x", new int[] {1}}});
      LOGGER.atInfo().addKeyValue("key", new Unsayable()).log("d");
    } finally {
      System.setErr(err);
    }

    assertThat(text()).hasLineCount(5).contains("\"b {}\"", "[x, [1]]", "toString threw");
  }

  @Test
  void aLoggerThatIsSentAwayComesBackAsItself() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(LOGGER);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isSameAs(LOGGER);
    }
  }
}
