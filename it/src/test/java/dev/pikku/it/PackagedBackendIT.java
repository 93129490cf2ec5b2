package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives that {@code mvn package} left, as AWS would run them. */
class PackagedBackendIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path taskRoot;

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void answersHttpRequestsOfBothPayloads(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "web", "acme.web.pikku.HttpHandler")) {
      JsonNode created = answer(lambda, Events.httpApi("POST", "/notes", "{\"text\":\"Grüße\"}"));
      assertThat(created.get("statusCode").asInt()).isEqualTo(201);
      assertThat(JSON.readTree(created.get("body").asText()))
          .isEqualTo(JSON.readTree("{\"number\":1,\"text\":\"Grüße\"}"));

      JsonNode shown = answer(lambda, Events.rest("GET", "/notes/1", ""));
      assertThat(shown.get("statusCode").asInt()).isEqualTo(200);
      assertThat(JSON.readTree(shown.get("body").asText()).get("text").asText()).isEqualTo("Grüße");

      assertThat(status(lambda, Events.httpApi("GET", "/notes/2", ""))).isEqualTo(404);
      assertThat(status(lambda, Events.httpApi("POST", "/notes", "{\"text\":\" \"}")))
          .isEqualTo(422);
      assertThat(status(lambda, Events.httpApi("POST", "/notes", "{\"text\":"))).isEqualTo(400);
      assertThat(status(lambda, Events.httpApi("DELETE", "/notes", ""))).isEqualTo(405);
      assertThat(status(lambda, Events.httpApi("GET", "/nothing", ""))).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void servesItsDescriptionWhereTheConfigSaysSo(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "web", "acme.web.pikku.HttpHandler")) {
      JsonNode answer = answer(lambda, Events.httpApi("GET", "/openapi.json", ""));
      assertThat(JSON.readTree(answer.get("body").asText()))
          .isEqualTo(
              JSON.readTree(BuiltWorkspace.get().read("backends/web/target/pikku/openapi.json")));
    }
    assertThat(files(taskRoot)).filteredOn(name -> name.contains("OpenApi")).hasSize(1);
  }

  @Test
  void packsNoDescriptionThatIsNotServed() throws Exception {
    unpack("all");
    assertThat(files(taskRoot))
        .isNotEmpty()
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("openapi"));
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void runsJobsAndReturnsThoseThatFail(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "all", "acme.all.pikku.QueueHandler")) {
      JsonNode done = answer(lambda, Events.sqs("notes", "{\"text\":\"a\"}"));
      assertThat(done.get("batchItemFailures")).isEmpty();
      JsonNode failed = answer(lambda, Events.sqs("notes", "{\"text\":5}"));
      assertThat(failed.get("batchItemFailures")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void runsTheTaskThatAnEventNamesAndFailsForOneThatIsNotThere(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "all", "acme.all.pikku.SchedulerHandler")) {
      assertThat(lambda.invoke("{\"task\":\"forget\"}")).isInstanceOf(LambdaAnswer.Response.class);
      assertThat(lambda.invoke("{\"task\":\"other\"}")).isInstanceOf(LambdaAnswer.Failure.class);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void letsPagesOfListedOriginsCall(Path jdk) throws Exception {
    try (LambdaProcess lambda = start(jdk, "web", "acme.web.pikku.HttpHandler")) {
      String app = "https://app.example.com";
      JsonNode asked = answer(lambda, from(app, Events.httpApi("OPTIONS", "/notes", "")));
      assertThat(asked.get("statusCode").asInt()).isEqualTo(204);
      assertThat(asked.at("/headers/access-control-allow-origin").asText()).isEqualTo(app);
      assertThat(asked.at("/headers/access-control-allow-methods").asText()).contains("POST");

      String note = Events.httpApi("POST", "/notes", "{\"text\":\"a\"}");
      JsonNode added = answer(lambda, from(app, note));
      assertThat(added.get("statusCode").asInt()).isEqualTo(201);
      assertThat(added.at("/headers/access-control-allow-origin").asText()).isEqualTo(app);
      assertThat(status(lambda, from("https://evil.example", note))).isEqualTo(403);
    }
  }

  private static String from(String origin, String event) throws IOException {
    ObjectNode changed = (ObjectNode) JSON.readTree(event);
    ObjectNode headers = (ObjectNode) changed.get("headers");
    headers.put("origin", origin).put("access-control-request-method", "POST");
    headers.put("sec-fetch-site", "cross-site");
    return changed.toString();
  }

  @Test
  void hasNoCodeForCorsWhereNoneIsConfigured() throws IOException {
    unpack("all");

    assertThat(files(taskRoot)).contains("HttpDoor.class").noneMatch(name -> name.contains("Cors"));
  }

  private void unpack(String backend) throws IOException {
    Archive.unpack(
        BuiltWorkspace.get()
            .path("backends/" + backend + "/target/" + backend + "-1.0-SNAPSHOT-lambda.zip"),
        taskRoot);
  }

  private LambdaProcess start(Path jdk, String backend, String handler) throws IOException {
    unpack(backend);
    return LambdaProcess.start(
        jdk,
        taskRoot,
        handler,
        Map.of("PIKKU_QUEUE_NOTES", "notes", "AWS_LAMBDA_LOG_FORMAT", "JSON"));
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
