package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.wire.QueueJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class ScopesTest {
  private static final String SCOPED =
      "@PikkuSession public record User(@Nullable List<String> scopes) implements Scoped {}";

  @TempDir Path directory;
  private GeneratedBackend backend;
  private HttpDoor door;

  @BeforeEach
  void open() {
    if (door == null) {
      backend =
          backend(directory)
              .with("User", SCOPED)
              .with(
                  "F",
                  """
                  public final class F {
                    private F() {}
                    public record Text(String text) {}

                    @PikkuFunc(scopes = {"todos:write", "mail"})
                    @WireHttp(method = HttpMethod.POST, route = "/todos")
                    @WireHttp(method = HttpMethod.POST, route = "/open", auth = Auth.PUBLIC)
                    @WireQueueWorker(name = "todos")
                    public static void write(Text input) {}

                    @PikkuFunc(scopes = "todos:read")
                    @Permit(Never.class)
                    @WireHttp(method = HttpMethod.GET, route = "/todos")
                    public static String read(User session) { return "read"; }
                  }
                  """)
              .with(
                  "Never",
                  "public final class Never { public boolean allows() { return false; } }");
      door = backend.http();
    }
  }

  private Request as(String scopes, String line) {
    return Request.of(line).header("x-scopes", scopes);
  }

  @ParameterizedTest
  @CsvSource({
    "todos:write mail, 204",
    "todos mail, 204",
    "todos:* mail:*, 204",
    "*, 204",
    "todos:write, 403",
    "mail, 403",
    "todos:read mail, 403",
    "todos:write:one mail, 403",
    "'', 403",
    "null, 403",
  })
  void letsThroughWhoHasAllOfThem(String scopes, int status) {
    Request request = as(scopes, "POST /todos").json("{\"text\":\"a\"}");
    assertThat(request.send(door).status()).isEqualTo(status);
  }

  @Test
  void namesTheScopeThatIsMissing() {
    assertThat(as("mail", "POST /todos").to(door))
        .startsWith("403 {\"name\":\"MissingScopeError\",")
        .endsWith("\"payload\":{\"error\":\"missing_scope\",\"scope\":\"todos:write\"}}");
  }

  @Test
  void areAskedForAfterTheSessionAndBeforePermissionsAndBody() {
    assertThat(Request.of("POST /todos").json("{").to(door)).startsWith("401 ");
    assertThat(as("mail", "POST /todos").json("{").to(door)).startsWith("403 ");
    assertThat(as("*", "POST /todos").json("{").to(door)).startsWith("400 ");
    assertThat(as("mail", "GET /todos").to(door)).contains("MissingScopeError");
    assertThat(as("todos", "GET /todos").to(door)).contains("ForbiddenError");
  }

  @Test
  void holdOnAPublicWiringOfTheSameFunction() {
    assertThat(Request.of("POST /open").json("{\"text\":\"a\"}").to(door)).startsWith("401 ");
    assertThat(as("mail", "POST /open").json("{\"text\":\"a\"}").to(door)).startsWith("403 ");
    assertThat(as("*", "POST /open").json("{\"text\":\"a\"}").to(door)).isEqualTo("204");
  }

  /** Queues have no caller, and refuse nobody. */
  @Test
  void areNotAskedForWhereThereIsNoCaller() {
    byte[] body = "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    long deadline = System.currentTimeMillis() + 10_000;
    QueueJob job = new QueueJob("todos", "1", 1, null, 0, body, "trace", deadline);

    assertThat(backend.queue().work(List.of(job))).containsExactly(false);
  }

  @ParameterizedTest
  @CsvSource({"a b", "''", "todos:*", "*", "a::b", ":a", "a:"})
  void areWordsWithColons(String scope, @TempDir Path other) {
    Diagnostic problem = problem(other, SCOPED, scope, "", Code.INVALID_SCOPE);
    assertThat(problem.fact()).contains("F.f asks for the scope \"" + scope + "\", which is none");
    assertThat(problem.remedy()).contains("todos:write");
  }

  @Test
  void areRefusedWhereEveryWiringIsPublic(@TempDir Path other) {
    Diagnostic problem = problem(other, SCOPED, "a", ", auth = Auth.PUBLIC", Code.INVALID_SCOPE);
    assertThat(problem.fact()).contains("F.f").contains("wired only where callers have no session");
    assertThat(problem.remedy()).contains("auth = PUBLIC");
    assertThat(problem.place().file()).endsWith("F.java");
    assertThat(problem.place().line()).isEqualTo(7);
  }

  @Test
  void areRefusedWhereTheSessionHasNone(@TempDir Path other) {
    String plain = "@PikkuSession public record User(List<String> scopes) {}";
    Diagnostic problem = problem(other, plain, "a", "", Code.SESSION_WITHOUT_SCOPES);
    assertThat(problem.fact()).contains("F.f asks for scopes, but User (").contains("User.java");
    assertThat(problem.remedy()).contains("implement dev.pikku.auth.Scoped");
    assertThat(problem.place().file()).endsWith("F.java");
  }

  @Test
  void areRefusedWhereThereIsNoSession(@TempDir Path other) {
    Diagnostic problem =
        problem(other, "public record User() {}", "a", "", Code.SESSION_WITHOUT_SCOPES);
    assertThat(problem.fact()).contains("there is no session");
    assertThat(problem.remedy()).contains("@PikkuSession");
  }

  private static Diagnostic problem(
      Path directory, String session, String scope, String auth, Code code) {
    return new GeneratedBackend(directory)
        .with("User", session)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              @PikkuFunc(scopes = "%s")
              @WireHttp(method = HttpMethod.GET, route = "/"%s)
              public static
              void f() {}
            }
            """
                .formatted(scope, auth))
        .problem(code);
  }

  private static GeneratedBackend backend(Path directory) {
    return new GeneratedBackend(directory)
        .with(
            "Who",
            """
            @GlobalMiddleware
            public final class Who implements Middleware {
              @Override public void handle(Wire wire, Next next) throws Exception {
                String scopes = wire instanceof HttpWire http
                    ? http.request().header("x-scopes") : null;
                if (scopes != null) {
                  wire.session(User.class).restore(new User(
                      scopes.equals("null") ? null : List.of(scopes.split(" ", -1))));
                }
                next.proceed();
              }
            }
            """);
  }
}
