package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Printed;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.ScheduledTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line that a backend writes for each call, where its config asks for it. */
class CallLogTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private GeneratedBackend backend(String config) {
    return new GeneratedBackend(directory)
        .withConfig(config)
        .with(
            "Todos",
            """
            public final class Todos {
              private Todos() {}
              public record Todo(String id) {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/todos/{id}", auth = Auth.PUBLIC)
              public static Todo get(Todo input) {
                switch (input.id()) {
                  case "none" -> throw new NotFoundException("There is no such todo");
                  case "broken" -> throw new IllegalStateException("broken");
                  default -> { return input; }
                }
              }

              @PikkuFunc
              @WireQueueWorker(name = "mails")
              public static void send(QueueJob job) throws Exception {
                switch (job.id()) {
                  case "drop" -> job.discard("not wanted");
                  case "fail" -> job.fail("not now");
                  default -> {}
                }
              }

              @PikkuFunc
              @WireScheduler(name = "nightly", schedule = "0 3 * * 1")
              public static void nightly(ScheduledTask task) {
                if (task.firedAt().getEpochSecond() == 0) {
                  task.skip("too early");
                }
                throw new IllegalStateException("broken");
              }
            }
            """);
  }

  /** The lines that only calls have, of whatever is printed. */
  private static List<JsonNode> calls(Printed printed) throws IOException {
    List<JsonNode> calls = new ArrayList<>();
    for (String line : printed.lines()) {
      JsonNode json = JSON.readTree(line);
      if (json.has("durationMs") || json.has("responseBytes")) {
        calls.add(json);
      }
    }
    return calls;
  }

  private static String facts(JsonNode line, String... names) {
    StringBuilder facts = new StringBuilder();
    for (String name : names) {
      facts.append(line.path(name).asText("")).append(' ');
    }
    return facts.toString().strip();
  }

  private static QueueJob job(String id) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    long deadline = System.currentTimeMillis() + 10_000;
    return new QueueJob("mails", id, 2, null, 0, body, "Root=1-" + id, deadline);
  }

  @Test
  void nothingOfItIsGeneratedUnlessItIsAskedFor() {
    GeneratedBackend backend = backend("{}");

    for (String door : List.of("Http", "Queue", "Scheduler")) {
      assertThat(backend.file(door + "Bootstrap.java"))
          .doesNotContain("CallLog", "CallMetrics", "answered", "ended");
    }
  }

  @Test
  void logsEachHttpCallByItsPattern() throws Exception {
    HttpDoor door = backend("{\"http\":{\"requestLog\":true}}").http();
    try (Printed printed = new Printed()) {
      String answer = Request.of("GET /todos/7").header("x-request-id", "r1").to(door);
      Request.of("HEAD /todos/7").to(door);
      Request.of("GET /todos/none").to(door);
      String broken = Request.of("GET /todos/broken").to(door);
      Request.of("GET /secret/path").to(door);
      Request.of("SECRET /todos/7").to(door);

      List<JsonNode> calls = calls(printed);
      assertThat(calls)
          .extracting(line -> facts(line, "level", "message", "method", "route", "status"))
          .containsExactly(
              "INFO GET /todos/{id} 200 GET /todos/{id} 200",
              "INFO HEAD /todos/{id} 200 HEAD /todos/{id} 200",
              "INFO GET /todos/{id} 404 GET /todos/{id} 404",
              "INFO GET /todos/{id} 500 GET /todos/{id} 500",
              "INFO GET (none) 404 GET (none) 404",
              "INFO OTHER (none) 405 OTHER (none) 405");
      assertThat(calls.get(0).path("traceId").asText()).isEqualTo("r1");
      assertThat(calls.get(0).path("responseBytes").asInt() + 4).isEqualTo(answer.length());
      assertThat(calls.get(1).path("responseBytes").asInt()).isZero();
      assertThat(calls.get(0).path("durationMs").asDouble()).isGreaterThan(0);
      assertThat(calls.get(0).has("errorId")).isFalse();
      assertThat(calls.get(2).path("errorId").asText()).isNotEmpty();
      assertThat(broken).contains(calls.get(3).path("errorId").asText());
      assertThat(calls).noneMatch(line -> line.has("_aws"));
      assertThat(printed.text()).doesNotContain("secret", "SECRET", "/todos/7");
    }
  }

  @Test
  void logsAnAnswerThatCouldNotBeSent() throws Exception {
    HttpDoor door = backend("{\"http\":{\"requestLog\":true}}").http();
    try (Printed printed = new Printed()) {
      door.failed(Request.of("GET /todos/7"), 0, new IllegalStateException("too large"));

      assertThat(calls(printed))
          .singleElement()
          .returns("GET /todos/{id} 500", line -> facts(line, "method", "route", "status"));
    }
  }

  @Test
  void logsJobsAndTasksWithTheirOutcome() throws Exception {
    GeneratedBackend backend = backend("{\"log\":{\"jobs\":true,\"tasks\":true}}");
    assertThat(backend.file("HttpBootstrap.java")).doesNotContain("CallLog");
    try (Printed printed = new Printed()) {
      backend.queue().work(List.of(job("ok"), job("drop"), job("fail")));
      backend.scheduler().runTask(new ScheduledTask("nightly", Instant.EPOCH, "t1", 0));
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  backend
                      .scheduler()
                      .runTask(new ScheduledTask("nightly", Instant.now(), "t2", 0)));

      assertThat(calls(printed))
          .extracting(
              line -> facts(line, "traceId", "queue", "jobId", "attempt", "task", "outcome"))
          .containsExactlyInAnyOrder(
              "Root=1-ok mails ok 2  done",
              "Root=1-drop mails drop 2  discarded",
              "Root=1-fail mails fail 2  failed",
              "t1    nightly skipped",
              "t2    nightly failed");
    }
  }

  @Test
  void countsEveryCallInAFormatThatCloudWatchReads() throws Exception {
    GeneratedBackend backend = backend("{\"metrics\":{\"namespace\":\"Acme/Todos\"}}");
    HttpDoor door =
        backend.http(
            Map.of("AWS_LAMBDA_FUNCTION_NAME", "todo-http", "AWS_LAMBDA_LOG_FORMAT", "Text"));
    try (Printed printed = new Printed()) {
      Request.of("GET /todos/7").to(door);
      Request.of("GET /todos/none").to(door);
      Request.of("GET /todos/broken").to(door);
      Request.of("GET /nothing").to(door);
      List<JsonNode> calls = new ArrayList<>();
      for (String line : printed.lines()) {
        if (line.startsWith("{")) {
          calls.add(JSON.readTree(line));
        }
      }

      assertThat(calls)
          .extracting(
              line ->
                  facts(
                      line,
                      "function",
                      "method",
                      "route",
                      "statusClass",
                      "Count",
                      "Errors",
                      "Faults"))
          .containsExactly(
              "todo-http GET /todos/{id} 2xx 1 0 0",
              "todo-http GET /todos/{id} 4xx 1 1 0",
              "todo-http GET /todos/{id} 5xx 1 0 1",
              "todo-http GET (none) 4xx 1 1 0");
      for (JsonNode line : calls) {
        EmbeddedMetrics.check(line);
        assertThat(EmbeddedMetrics.namespaces(line)).containsExactly("Acme/Todos");
        assertThat(EmbeddedMetrics.dimensions(line))
            .containsExactly(
                Set.of("function"), Set.of("function", "method", "route", "statusClass"));
      }
    }
  }

  @Test
  void countsACallWhoseAnswerCouldNotBeSentOnce() throws Exception {
    HttpDoor door = backend("{\"metrics\":{\"namespace\":\"Acme\"}}").http();
    try (Printed printed = new Printed()) {
      Request request = Request.of("GET /todos/7");
      request.to(door);
      door.failed(request, 0, new IllegalStateException("too large"));
      List<JsonNode> calls = new ArrayList<>();
      for (String line : printed.lines()) {
        if (line.contains("_aws")) {
          calls.add(JSON.readTree(line));
        }
      }

      assertThat(calls)
          .extracting(line -> facts(line, "statusClass", "Count", "Faults"))
          .containsExactly("2xx 1 0", "5xx 0 1");
      EmbeddedMetrics.check(calls.get(1));
      assertThat(calls.get(1).has("Duration")).as("it would halve the average").isFalse();
    }
  }

  @Test
  void countsJobsAndTasks() throws Exception {
    GeneratedBackend backend = backend("{\"name\":\"todo-backend\",\"metrics\":{}}");
    try (Printed printed = new Printed()) {
      backend.queue().work(List.of(job("ok"), job("drop"), job("fail")));
      backend.scheduler().runTask(new ScheduledTask("nightly", Instant.EPOCH, "t1", 0));

      List<JsonNode> calls = calls(printed);
      assertThat(calls)
          .extracting(
              line -> facts(line, "function", "queue", "task", "outcome", "Count", "Faults"))
          .containsExactlyInAnyOrder(
              "queue mails  done 1 0",
              "queue mails  discarded 1 0",
              "queue mails  failed 1 1",
              "scheduler  nightly skipped 1 0");
      for (JsonNode line : calls) {
        EmbeddedMetrics.check(line);
        assertThat(EmbeddedMetrics.namespaces(line)).containsExactly("todo-backend");
      }
    }
  }

  @Test
  void aLoggerOfTheUsersOwnGetsTheLines() {
    GeneratedBackend backend =
        backend("{\"http\":{\"requestLog\":true}}")
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  static final List<String> LOG = new ArrayList<>();
                  private Services() {}
                  public static List<String> log() { return LOG; }
                  public static Logger logger() {
                    return new Logger() {
                      @Override public boolean isEnabled(Level level) { return true; }
                      @Override public void log(Level level, String message, Throwable thrown) {
                        LOG.add(message);
                        throw new IllegalStateException("full");
                      }
                    };
                  }
                }
                """);
    assertThat(Request.of("GET /todos/7").to(backend.http())).isEqualTo("200 {\"id\":\"7\"}");
    assertThat(backend.call("Services", "log").toString())
        .contains("GET /todos/{id} 200 {method=GET, route=/todos/{id}, status=200");
  }

  @Test
  void readsAsIfWrittenByHand() {
    GeneratedBackend backend = backend("{\"http\":{\"requestLog\":true}}");

    assertThat(backend.file("HttpBootstrap.java"))
        .contains("private final CallLog calls;", "calls = new CallLog();")
        .contains("protected void answered(HttpWire wire, String errorId, long nanos) {")
        .contains("calls.answered(logger(), route(wire.wiring()), wire, errorId, nanos);")
        .contains("case 0 -> \"/todos/{id}\";");
  }
}
