package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example's archives, as AWS would run them. */
class ExampleBackendIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path taskRoot;

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void keepsTodosAndAsksOwnersForASession(Path jdk) throws Exception {
    try (LambdaProcess lambda =
        start(jdk, "aws-lambda", "com.example.todo_aws_lambda.pikku.HttpHandler")) {
      JsonNode created = answer(lambda, Events.httpApi("POST", "/todos", "{\"text\":\"milk\"}"));
      assertThat(created.get("statusCode").asInt()).isEqualTo(201);
      JsonNode todo = JSON.readTree(created.get("body").asText());
      String id = todo.get("id").asText();
      assertThat(todo)
          .isEqualTo(JSON.createObjectNode().put("id", id).put("text", "milk").put("done", false));

      JsonNode shown = answer(lambda, Events.httpApi("GET", "/todos/" + id, ""));
      assertThat(shown.get("statusCode").asInt()).isEqualTo(200);
      assertThat(JSON.readTree(shown.get("body").asText())).isEqualTo(todo);

      assertThat(status(lambda, Events.httpApi("POST", "/my/todos", "{\"text\":\"bread\"}")))
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void letsOwnersInByCookieAndProgramsByToken(Path jdk) throws Exception {
    try (LambdaProcess lambda =
        start(jdk, "aws-lambda", "com.example.todo_aws_lambda.pikku.HttpHandler")) {
      String ann = "{\"mail\":\"ann@example.com\",\"password\":\"correct horse battery\"}";
      String bob = ann.replace("ann", "bob");
      signUp(lambda, "Ann", ann);
      signUp(lambda, "Bob", bob);
      JsonNode wrong = answer(lambda, Events.httpApi("POST", "/login", ann.replace("horse", "ox")));
      assertThat(wrong.get("statusCode").asInt()).isEqualTo(401);
      assertThat(wrong.has("cookies")).isFalse();

      JsonNode login = answer(lambda, Events.httpApi("POST", "/login", ann));
      assertThat(login.get("statusCode").asInt()).isEqualTo(200);
      String cookie = login.get("cookies").get(0).asText();
      assertThat(cookie).startsWith("session=").contains("HttpOnly", "Secure", "SameSite=Lax");
      String session = cookie.substring(0, cookie.indexOf(';'));
      JsonNode mine =
          answer(
              lambda,
              with("cookie", session, Events.httpApi("POST", "/my/todos", "{\"text\":\"bread\"}")));
      assertThat(mine.get("statusCode").asInt()).isEqualTo(201);

      JsonNode token = answer(lambda, Events.httpApi("POST", "/tokens", bob));
      String bearer = "Bearer " + body(token).get("token").asText();
      String finish =
          Events.httpApi("PUT", "/my/todos/" + body(mine).get("id").asText() + "/done", "");
      assertThat(status(lambda, with("authorization", bearer, finish))).isEqualTo(403);
      assertThat(status(lambda, with("authorization", "Bearer x", finish))).isEqualTo(401);
      assertThat(status(lambda, with("cookie", session, finish))).isEqualTo(200);

      JsonNode logout =
          answer(lambda, with("cookie", session, Events.httpApi("POST", "/logout", "")));
      assertThat(logout.get("cookies").get(0).asText())
          .startsWith("session=;")
          .contains("Max-Age=0");
      assertThat(lambda.log()).doesNotContain("battery", bearer.substring(7), session);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void letsThePagesOfItsConfigReadItsAnswers(Path jdk) throws Exception {
    try (LambdaProcess lambda =
        start(jdk, "aws-lambda", "com.example.todo_aws_lambda.pikku.HttpHandler")) {
      String list = Events.httpApi("GET", "/todos", "");
      JsonNode listed = answer(lambda, with("origin", "https://todos.example.com", list));
      assertThat(listed.get("headers").get("access-control-allow-origin").asText())
          .isEqualTo("https://todos.example.com");
      JsonNode other = answer(lambda, with("origin", "https://evil.example.com", list));
      assertThat(other.get("headers").has("access-control-allow-origin")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void keepsPicturesOfTodos(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "all", "com.example.todo_all.pikku.HttpHandler")) {
      String ann = "{\"mail\":\"ann@example.com\",\"password\":\"correct horse battery\"}";
      signUp(lambda, "Ann", ann);
      String bearer =
          "Bearer "
              + body(answer(lambda, Events.httpApi("POST", "/tokens", ann))).get("token").asText();
      String add =
          with(
              "authorization", bearer, Events.httpApi("POST", "/my/todos", "{\"text\":\"paint\"}"));
      String path = "/my/todos/" + body(answer(lambda, add)).get("id").asText() + "/picture";

      String png = "\u0089PNG\r\n\u001a\n\u0000\u00ff";
      String form =
          "--b\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n"
              + "content-type: image/png\r\n\r\n"
              + png
              + "\r\n--b--\r\n";
      byte[] bytes = form.getBytes(StandardCharsets.ISO_8859_1);
      ObjectNode upload =
          (ObjectNode)
              JSON.readTree(
                  with(
                      "content-type",
                      "multipart/form-data; boundary=b",
                      with("authorization", bearer, Events.httpApi("PUT", path, "x"))));
      upload.put("body", Base64.getEncoder().encodeToString(bytes)).put("isBase64Encoded", true);
      assertThat(status(lambda, upload.toString())).isEqualTo(204);

      String show = with("authorization", bearer, Events.httpApi("GET", path, ""));
      JsonNode shown = answer(lambda, show);
      assertThat(shown.get("isBase64Encoded").asBoolean()).isTrue();
      assertThat(Base64.getDecoder().decode(shown.get("body").asText()))
          .isEqualTo(png.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(shown.get("headers").get("content-type").asText()).isEqualTo("image/png");
      String tag = shown.get("headers").get("etag").asText();
      assertThat(status(lambda, with("if-none-match", tag, show))).isEqualTo(304);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void sendsReminders(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "jobs", "com.example.todo_jobs.pikku.QueueHandler")) {
      String reminder = "{\"todoId\":\"1\",\"userId\":\"ann\"}";
      JsonNode sent = answer(lambda, Events.sqs("todo-reminders", reminder));
      assertThat(sent.get("batchItemFailures")).isEmpty();
      JsonNode failed = answer(lambda, Events.sqs("todo-reminders", "{\"todoId\":\"1\"}"));
      assertThat(failed.get("batchItemFailures")).hasSize(1);
    }
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Archive.ofExample("aws-lambda").toFile()).matches(zip -> zip.length() < 150_000);
  }

  private LambdaProcess start(Path jdk, String backend, String handler) throws IOException {
    Archive.unpack(Archive.ofExample(backend), taskRoot);
    return LambdaProcess.start(
        jdk,
        taskRoot,
        handler,
        Map.of("PIKKU_QUEUE_TODO_REMINDERS", "todo-reminders", "PIKKU_CHANNELS", "memory:"));
  }

  private static void signUp(LambdaProcess lambda, String name, String credentials)
      throws Exception {
    ObjectNode user = ((ObjectNode) JSON.readTree(credentials)).put("name", name);
    assertThat(status(lambda, Events.httpApi("POST", "/users", user.toString()))).isEqualTo(201);
  }

  /** The event with a header in place of what it has of that name; cookies where they are sent. */
  private static String with(String name, String value, String event) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(event);
    if (name.equals("cookie")) {
      changed.putArray("cookies").add(value);
    } else {
      ((ObjectNode) changed.get("headers")).put(name, value);
    }
    return changed.toString();
  }

  private static JsonNode body(JsonNode answer) throws IOException {
    return JSON.readTree(answer.get("body").asText());
  }

  private static int status(LambdaProcess lambda, String event) throws Exception {
    return answer(lambda, event).get("statusCode").asInt();
  }

  private static JsonNode answer(LambdaProcess lambda, String event) throws Exception {
    LambdaAnswer answer = lambda.invoke(event);
    assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
    return JSON.readTree(answer.body());
  }
}
