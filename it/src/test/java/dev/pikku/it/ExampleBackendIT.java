package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
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

      String own = Events.httpApi("POST", "/my/todos", "{\"text\":\"bread\"}");
      assertThat(answer(lambda, own).get("statusCode").asInt()).isEqualTo(401);
      JsonNode mine = answer(lambda, as("ann", own));
      assertThat(mine.get("statusCode").asInt()).isEqualTo(201);
      String done = JSON.readTree(mine.get("body").asText()).get("id").asText();
      String finish = Events.httpApi("PUT", "/my/todos/" + done + "/done", "");
      assertThat(answer(lambda, as("bob", finish)).get("statusCode").asInt()).isEqualTo(403);
      assertThat(answer(lambda, as("ann", finish)).get("statusCode").asInt()).isEqualTo(200);
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
        jdk, taskRoot, handler, Map.of("PIKKU_QUEUE_TODO_REMINDERS", "todo-reminders"));
  }

  private static String as(String user, String event) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(event);
    ((ObjectNode) changed.get("headers")).put("x-user-id", user);
    return changed.toString();
  }

  private static JsonNode answer(LambdaProcess lambda, String event) throws Exception {
    LambdaAnswer answer = lambda.invoke(event);
    assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
    return JSON.readTree(answer.body());
  }
}
