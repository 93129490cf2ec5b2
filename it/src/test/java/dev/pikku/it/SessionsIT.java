package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging in and out of a packaged backend, as AWS would run it. */
class SessionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "the newest key, of 32 bytes at least";
  private static final String OLD_SECRET = "the key before, of 32 bytes at least";
  private static final String ROBOT = "the robot's own token";
  private static final String PASSWORD = "open sesame";

  private static Project project;

  @TempDir Path taskRoot;

  @BeforeAll
  static void build() throws IOException, MavenInvocationException {
    project = Project.copy("sessions", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
  }

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void logsInAndOutByCookieTokenKeyAndGateway(Path jdk) throws Exception {
    unpack();
    try (LambdaProcess lambda = start(jdk, SECRET)) {
      JsonNode login = answer(lambda, credentials("/my/login"));
      assertThat(login.get("statusCode").asInt()).isEqualTo(204);
      String cookie = login.get("cookies").get(0).asText();
      assertThat(cookie).contains("HttpOnly; Secure; SameSite=Lax; Max-Age=3600");
      String session = cookie.substring(0, cookie.indexOf(';'));
      assertThat(body(answer(lambda, with(get("/my/name"), session)))).isEqualTo("\"ann\"");
      assertThat(status(answer(lambda, with(credentials("/my/notes"), session)))).isEqualTo(204);
      JsonNode logout = answer(lambda, with(Events.httpApi("POST", "/my/logout", ""), session));
      assertThat(logout.get("cookies").get(0).asText()).startsWith("session=;").endsWith("Age=0");
      JsonNode forged = answer(lambda, with(get("/my/name"), session + "x"));
      assertThat(status(forged)).isEqualTo(401);
      assertThat(forged.get("cookies")).hasSize(1);

      String token = JSON.readTree(body(answer(lambda, credentials("/tokens")))).asText();
      assertThat(body(answer(lambda, bearer("/api/name", token)))).isEqualTo("\"ann\"");
      assertThat(body(answer(lambda, bearer("/api/name", ROBOT)))).isEqualTo("\"robot\"");
      assertThat(status(answer(lambda, bearer("/api/name", token + "x")))).isEqualTo(401);
      String denied = header(credentials("/api/notes"), "authorization", "Bearer " + ROBOT);
      assertThat(body(answer(lambda, denied)))
          .contains("\"payload\":{\"error\":\"missing_scope\",\"scope\":\"notes:write\"}");

      JsonNode made = answer(lambda, with(Events.httpApi("POST", "/my/keys", ""), session));
      String key = JSON.readTree(body(made)).get("key").asText();
      assertThat(body(answer(lambda, header(get("/api/name"), "x-api-key", key))))
          .isEqualTo("\"ann\"");
      assertThat(status(answer(lambda, header(get("/api/name"), "x-api-key", "x")))).isEqualTo(401);

      assertThat(body(answer(lambda, gateway("eve")))).isEqualTo("\"eve\"");
      assertThat(lambda.log()).doesNotContain(SECRET, ROBOT, PASSWORD, token, key, session);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysAtTheStartThatAKeyIsWeakAndKeepsItSecret(Path jdk) throws Exception {
    unpack();
    try (LambdaProcess lambda = start(jdk, "feeble key")) {
      JsonNode answer = answer(lambda, get("/my/name"));
      assertThat(status(answer)).isEqualTo(500);
      assertThat(body(answer)).doesNotContain("key");
      assertThat(lambda.log())
          .contains("JwtService")
          .contains("has 10 bytes, and needs 32 at least")
          .doesNotContain("feeble");
    }
  }

  /** What a backend does not use is not even in its archive. */
  @Test
  void areNoPartOfABackendWithout() throws IOException {
    unpack();
    assertThat(taskRoot.resolve("dev/pikku/auth/JwtService.class")).exists();

    Path other = taskRoot.resolve("other");
    Archive.unpack(
        BuiltWorkspace.get().path("backends/web/target/web-1.0-SNAPSHOT-lambda.zip"), other);
    assertThat(other.resolve("dev/pikku/http")).isDirectory();
    assertThat(other.resolve("dev/pikku/auth")).doesNotExist();
    assertThat(other.resolve("dev/pikku/error/MissingScopeException.class")).doesNotExist();
  }

  /** Of what it does use, only that. */
  @Test
  void bringNoLibraryAlong() throws IOException {
    unpack();
    assertThat(taskRoot.resolve("com")).doesNotExist();
    assertThat(taskRoot.resolve("lib")).doesNotExist();
  }

  private void unpack() throws IOException {
    Archive.unpack(project.path("target/sessions-1.0-SNAPSHOT-lambda.zip"), taskRoot);
  }

  private LambdaProcess start(Path jdk, String key) throws IOException {
    return LambdaProcess.start(
        jdk,
        taskRoot,
        "acme.sessions.pikku.HttpHandler",
        Map.of("JWT_KEY_2", key, "JWT_KEY_1", OLD_SECRET, "ROBOT_TOKEN", ROBOT));
  }

  private static String credentials(String path) throws IOException {
    return Events.httpApi("POST", path, "{\"user\":\"ann\",\"password\":\"" + PASSWORD + "\"}");
  }

  private static String get(String path) throws IOException {
    return Events.httpApi("GET", path, "");
  }

  private static String with(String event, String cookie) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(event);
    changed.putArray("cookies").add("other=1").add(cookie);
    return changed.toString();
  }

  private static String bearer(String path, String token) throws IOException {
    return header(get(path), "authorization", "bearer " + token);
  }

  private static String header(String event, String name, String value) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(event);
    ((ObjectNode) changed.get("headers")).put(name, value);
    return changed.toString();
  }

  private static String gateway(String user) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(get("/gateway/name"));
    ((ObjectNode) changed.get("requestContext"))
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("sub", user);
    return changed.toString();
  }

  private static int status(JsonNode answer) {
    return answer.get("statusCode").asInt();
  }

  private static String body(JsonNode answer) {
    return answer.get("body").asText();
  }

  private static JsonNode answer(LambdaProcess lambda, String event) throws Exception {
    LambdaAnswer answer = lambda.invoke(event);
    assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
    return JSON.readTree(answer.body());
  }
}
