package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpResponse;
import dev.pikku.wire.QueueJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a call when its middleware, or a service of the call, does something odd. */
class MiddlewareCallsTest {
  @TempDir Path directory;

  @Test
  void runsTheFunctionAgainWhereMiddlewareProceedsTwice() {
    GeneratedBackend backend = around("next.proceed(); next.proceed();");

    assertThat(post(backend)).isEqualTo("201 \"b2\"");
  }

  @Test
  void answersWithoutTheFunctionWhereMiddlewareDoesNotProceed() {
    GeneratedBackend backend =
        around("if (wire instanceof HttpWire http) { http.response().status(202); }");

    assertThat(post(backend)).isEqualTo("202");
    assertThat(String.valueOf(backend.call("F", "calls"))).isEqualTo("0");
  }

  @Test
  void tellsNothingOfTheFunctionsAnswerWhereMiddlewareThrowsAfterIt() {
    GeneratedBackend backend =
        around("next.proceed(); throw new IllegalStateException(\"secret\");");
    HttpResponse response = Request.of("POST /").json("{\"a\":\"b\"}").send(backend.http());

    String body = new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
    assertThat(response.status()).isEqualTo(500);
    assertThat(body).matches("\\{\"errorId\":\"[0-9a-f]+\"}");
    assertThat(response.contentType()).isEqualTo("application/json");
  }

  @Test
  void answersAsMiddlewareSaysWhereItCatchesWhatTheFunctionThrows() {
    GeneratedBackend backend =
        around(
            """
            try { next.proceed(); throw new IllegalStateException(); }
            catch (IllegalStateException caught) {
              if (wire instanceof HttpWire http) { http.response().status(503).json(new dev.pikku.json.JsonWriter().value("later")); }
            }
            """);

    assertThat(post(backend)).isEqualTo("503 \"later\"");
  }

  @Test
  void failsAJobWhoseMiddlewareThrowsAfterTheFunction() {
    GeneratedBackend backend = around("next.proceed(); throw new IllegalStateException();");

    assertThat(backend.queue().work(List.of(job()))).containsExactly(true);
    assertThat(String.valueOf(backend.call("F", "calls"))).isEqualTo("1");
  }

  @Test
  void runsMiddlewareOnceThatIsAttachedAtEveryLevel() {
    GeneratedBackend backend = around("F.CALLS.addAndGet(10); next.proceed();");

    assertThat(post(backend)).isEqualTo("201 \"b11\"");
  }

  @Test
  void failsACallWhoseServiceDoesNotCloseAndClosesTheOthers() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "F",
                """
                public final class F {
                  static final List<String> CLOSED = new ArrayList<>();
                  private F() {}
                  public static final class One implements AutoCloseable {
                    @Override public void close() { CLOSED.add("one"); }
                  }
                  public static final class Two implements AutoCloseable {
                    @Override public void close() { CLOSED.add("two"); throw new IllegalStateException("secret"); }
                  }
                  public static final class Three implements AutoCloseable {
                    @Override public void close() { CLOSED.add("three"); }
                  }
                  @WireServices public static final class Services {
                    private Services() {}
                    public static One one() { return new One(); }
                    public static Two two(One one) { return new Two(); }
                    public static Three three(Two two) { return new Three(); }
                  }
                  public static List<String> closed() { return CLOSED; }
                  @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static String f(Three three) { return "done"; }
                }
                """);

    assertThat(Request.of("GET /").to(backend.http())).matches("500 \\{\"errorId\":\"[0-9a-f]+\"}");
    assertThat(String.valueOf(backend.call("F", "closed"))).isEqualTo("[three, two, one]");
  }

  @Test
  void answersWithAnErrorIdWhereAPayloadIsNoJson() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  public record Limit(int most) {}
                  public static final class Full extends ConflictException {
                    private static final long serialVersionUID = 1L;
                    private Full() { super("It is full"); }
                    @Override public Object payload() { return new Limit(3); }
                  }
                  @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static String f() { throw new Full(); }
                  @SingletonServices public static final class Services {
                    private Services() {}
                    public static Logger logger() {
                      return new Logger() {
                        @Override public boolean isEnabled(Level level) { return true; }
                        @Override public void log(Level level, String message, @Nullable Throwable thrown) {
                          LOG.add(message.replaceAll("[0-9a-f]{16}", "ID") + " " + thrown);
                        }
                      };
                    }
                  }
                  static final List<String> LOG = new ArrayList<>();
                  public static List<String> log() { return LOG; }
                }
                """);

    assertThat(Request.of("GET /").to(backend.http())).matches("500 \\{\"errorId\":\"[0-9a-f]+\"}");
    assertThat(String.valueOf(backend.call("F", "log")))
        .startsWith("[The call failed, and so did its answer, error id ID ")
        .contains("Limit");
  }

  private static String post(GeneratedBackend backend) {
    return Request.of("POST /").json("{\"a\":\"b\"}").to(backend.http());
  }

  private static QueueJob job() {
    return new QueueJob(
        "jobs",
        "1",
        1,
        null,
        0,
        "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8),
        "trace",
        System.currentTimeMillis() + 10_000);
  }

  private GeneratedBackend around(String body) {
    return new GeneratedBackend(directory)
        .with(
            "Around",
            """
            @GlobalMiddleware
            public final class Around implements Middleware {
              @Override public void handle(Wire wire, Next next) throws Exception { %s }
            }
            """
                .formatted(body))
        .with(
            "F",
            """
            @Use(Around.class)
            public final class F {
              static final java.util.concurrent.atomic.AtomicInteger CALLS =
                  new java.util.concurrent.atomic.AtomicInteger();
              private F() {}
              public record In(String a) {}
              public static int calls() { return CALLS.get(); }
              @PikkuFunc
              @Use({Around.class, Around.class})
              @WireHttp(method = HttpMethod.POST, route = "/", auth = Auth.PUBLIC, middleware = Around.class)
              @WireQueueWorker(name = "jobs")
              public static String f(In in, Optional<HttpWire> wire) {
                wire.ifPresent(http -> http.response().status(201));
                return in.a() + CALLS.incrementAndGet();
              }
            }
            """);
  }
}
