package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class MiddlewareOrderTest {
  private static final String[][] MIDDLEWARE = {
    {"OfFunction", ""},
    {"OfFunction2", ""},
    {"OfClass", ""},
    {"OfWiring", ""},
    {"GlobalB", "@GlobalMiddleware"},
    {"GlobalA", "@GlobalMiddleware"},
    {"ByRoute", "@GlobalMiddleware(routes = \"/api/*\")"},
    {"ByTag", "@GlobalMiddleware(tags = \"api\")"},
    {"ByRouteOrTag", "@GlobalMiddleware(routes = \"/api/items/{id}\", tags = \"other\")"},
  };

  @TempDir Path directory;
  private HttpDoor door;

  @ParameterizedTest
  @CsvSource({
    // global, sorted by name; then route, tag, wiring, class, function
    "GET /api/all, GlobalA GlobalB ByRoute ByTag OfWiring OfClass OfFunction2 OfFunction",
    "GET /plain, GlobalA GlobalB OfClass",
    "GET /api/items/7, GlobalA GlobalB ByRoute ByRouteOrTag ByTag OfClass",
    "GET /other, GlobalA GlobalB ByRouteOrTag OfClass",
    // what is attached twice runs once, where it came first
    "GET /twice, GlobalA GlobalB OfFunction OfClass",
  })
  void surroundsCallsFromTheOutsideIn(String request, String order) {
    if (door == null) {
      door = backend().http();
    }
    assertThat(Request.of(request).to(door)).isEqualTo("200 \"" + order + "\"");
  }

  /** Other transports know every level but that of routes. */
  @Test
  void surroundsJobsAndTasksInTheSameOrder() throws Exception {
    GeneratedBackend backend = backend();
    String order = "GlobalA GlobalB ByTag OfWiring OfClass OfFunction2 OfFunction";

    byte[] nothing = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long deadline = System.currentTimeMillis() + 10_000;
    var job = new dev.pikku.wire.QueueJob("jobs", "1", 1, null, 0, nothing, null, deadline);
    assertThat(backend.queue().work(java.util.List.of(job))).containsExactly(false);
    assertThat(backend.call("Seen", "all")).isEqualTo(order);

    var task = new dev.pikku.wire.ScheduledTask("task", java.time.Instant.EPOCH, null, deadline);
    backend.scheduler().runTask(task);
    assertThat(backend.call("Seen", "all")).isEqualTo(order);
  }

  /** Whoever tells who is calling must stand before whoever asks. */
  @Test
  void runsAllMiddlewareBeforePermissionsAndTheFunction() {
    assertThat(Request.of("GET /api/asked").to(backend().http()))
        .isEqualTo("200 \"GlobalA GlobalB ByRoute OfClass OfFunction permission\"");
  }

  @Test
  void refusesMiddlewareThatNeedsAServiceOfACall(@TempDir Path other) {
    var problem =
        new GeneratedBackend(other)
            .with("Audit", "public final class Audit { Audit() {} }")
            .with(
                "PerCall",
                """
                @WireServices
                public final class PerCall {
                  private PerCall() {}
                  public static Audit audit() { return new Audit(); }
                }
                """)
            .with(
                "Auditing",
                """
                @GlobalMiddleware
                public final class Auditing implements Middleware {
                  public Auditing(Audit audit) {}
                  @Override public void handle(Wire wire, Next next) throws Exception {
                    next.proceed();
                  }
                }
                """)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static void f() {}
                }
                """)
            .problem(Code.INVALID_MIDDLEWARE);

    assertThat(problem.fact()).contains("Auditing");
    assertThat(problem.place().file()).endsWith("Auditing.java");
    assertThat(problem.remedy()).contains("@SingletonServices");
  }

  @Test
  void tellsOnceOfMiddlewareThatCannotBeBuilt() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "Hidden",
                """
                final class Hidden implements Middleware {
                  @Override public void handle(Wire wire, Next next) {}
                }
                """)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc
                  @Use(Hidden.class)
                  @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static void f() {}
                }
                """);

    assertThat(backend.problem(Code.INVALID_MIDDLEWARE).fact()).contains("Hidden is not public");
    assertThat(backend.diagnostics().errors()).hasSize(1);
  }

  private GeneratedBackend backend() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "Seen",
                """
                public final class Seen {
                  static final StringBuilder ORDER = new StringBuilder();
                  private Seen() {}
                  static String all() {
                    String all = ORDER.toString().strip();
                    ORDER.setLength(0);
                    return all;
                  }
                }
                """);
    for (String[] each : MIDDLEWARE) {
      backend.with(
          each[0],
          """
          %2$s
          public final class %1$s implements Middleware {
            @Override public void handle(Wire wire, Next next) throws Exception {
              Seen.ORDER.append("%1$s ");
              next.proceed();
            }
          }
          """
              .formatted(each[0], each[1]));
    }
    backend.with(
        "Asked",
        """
        public final class Asked {
          public boolean allows() {
            Seen.ORDER.append("permission");
            return true;
          }
        }
        """);
    return backend.with(
        "F",
        """
        @Use(OfClass.class)
        public final class F {
          private F() {}
          @PikkuFunc(tags = "api")
          @WireHttp(method = HttpMethod.GET, route = "/api/all", auth = Auth.PUBLIC,
              middleware = OfWiring.class)
          @Use({OfFunction2.class, OfFunction.class})
          public static String all() { return Seen.all(); }

          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/plain", auth = Auth.PUBLIC)
          public static String plain() { return Seen.all(); }

          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/api/items/{id}", auth = Auth.PUBLIC,
              tags = "api")
          public static String item(Id input) { return Seen.all(); }
          public record Id(String id) {}

          @PikkuFunc(tags = "other")
          @WireHttp(method = HttpMethod.GET, route = "/other", auth = Auth.PUBLIC)
          public static String other() { return Seen.all(); }

          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/twice", auth = Auth.PUBLIC,
              middleware = OfFunction.class)
          @Use({OfClass.class, OfFunction.class, GlobalB.class})
          public static String twice() { return Seen.all(); }

          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/api/asked", auth = Auth.PUBLIC)
          @Use(OfFunction.class)
          @Permit(Asked.class)
          public static String asked() { return Seen.all(); }

          @PikkuFunc(tags = "api")
          @WireQueueWorker(name = "jobs", middleware = OfWiring.class)
          @WireScheduler(name = "task", schedule = "0 3 * * 1", middleware = OfWiring.class)
          @Use({OfFunction2.class, OfFunction.class})
          public static void work() {}
        }
        """);
  }
}
