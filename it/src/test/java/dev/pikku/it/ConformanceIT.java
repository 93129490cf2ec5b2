package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the original's own templates and starter answer, asked of a port of them: the archives as
 * AWS would run them, over both payloads of API Gateway.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Project workspace;

  @BeforeAll
  void build() throws IOException, MavenInvocationException {
    workspace = Project.copy("conformance", "built");
    MavenRun run = workspace.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"todos, REST", "todos, HTTP_API", "starter, REST", "starter, HTTP_API"})
  void answersAsTheOriginalDoesButWhereTheTableSaysOtherwise(
      String backend, Payload payload, @TempDir Path taskRoot) throws Exception {
    Archive.unpack(
        workspace.path("backends/" + backend + "/target/" + backend + "-1.0-SNAPSHOT-lambda.zip"),
        taskRoot);
    Path java = Path.of(System.getProperty("java.home"));
    String handler = "acme." + backend + ".pikku.HttpHandler";
    Map<String, String> kept = new HashMap<>();
    try (LambdaProcess lambda =
        LambdaProcess.start(
            java, taskRoot, handler, Map.of("SESSION_KEY", "0123456789abcdef0123456789abcdef"))) {
      for (ConformanceCase exchange :
          ConformanceCase.read(Path.of("src/test/resources/conformance", backend + ".txt"))) {
        if (!exchange.only().isEmpty() && !exchange.only().equals(payload.name())) {
          continue;
        }
        LambdaAnswer answer = lambda.invoke(payload.event(exchange, kept));
        assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
        check(exchange, kept, (ObjectNode) JSON.readTree(answer.body()));
      }
    }
  }

  private static void check(ConformanceCase exchange, Map<String, String> kept, ObjectNode answer)
      throws IOException {
    String body = answer.path("body").asText("");
    assertThat(answer.get("statusCode").asInt())
        .as("%s: %s", exchange.name(), body)
        .isEqualTo(exchange.status());
    JsonNode json = body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
    if (exchange.answer().isEmpty()) {
      assertThat(body).as(exchange.name()).isEmpty();
    } else {
      String expected = filled(exchange.answer(), kept);
      assertThat(has(json, JSON.readTree(expected)))
          .as("%s: %s has %s", exchange.name(), body, expected)
          .isTrue();
    }
    exchange
        .answerHeaders()
        .forEach(
            (name, value) ->
                assertThat(header(answer, name)).as(exchange.name()).startsWith(value));
    exchange.kept().forEach((name, place) -> kept.put(name, found(answer, json, place)));
  }

  /** What a case keeps: of the body by a JSON pointer, else of a cookie by its name. */
  private static String found(ObjectNode answer, JsonNode body, String place) {
    String value =
        place.startsWith("/")
            ? body.at(place).asText("")
            : header(answer, "set-cookie").replaceFirst("^" + place + "=([^;]*).*", "$1");
    assertThat(value).as(place).isNotEmpty();
    return value;
  }

  private static String header(ObjectNode answer, String name) {
    JsonNode several = answer.path("multiValueHeaders").path(name).path(0);
    if (name.equals("set-cookie") && several.isMissingNode()) {
      return answer.path("cookies").path(0).asText("");
    }
    return several.isMissingNode()
        ? answer.path("headers").path(name).asText("")
        : several.asText();
  }

  /** Whether a value has all that is expected of it: members, and each element of an array. */
  static boolean has(JsonNode value, JsonNode expected) {
    if (expected instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (!value.has(member.getKey()) || !has(value.get(member.getKey()), member.getValue())) {
          return false;
        }
      }
      return value.isObject();
    }
    if (expected instanceof ArrayNode array) {
      boolean all = value.isArray() && value.size() == array.size();
      for (int i = 0; all && i < array.size(); i++) {
        all = has(value.get(i), array.get(i));
      }
      return all;
    }
    return value.equals(expected);
  }

  private static String filled(String text, Map<String, String> kept) {
    String filled = text;
    for (Map.Entry<String, String> value : kept.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    assertThat(filled).doesNotContain("${");
    return filled;
  }

  /** The two forms in which API Gateway sends a request. */
  enum Payload {
    REST {
      @Override
      String event(ConformanceCase exchange, Map<String, String> kept) throws IOException {
        String[] target = filled(exchange.target(), kept).split("\\?", 2);
        ObjectNode event =
            (ObjectNode)
                JSON.readTree(
                    Events.rest(exchange.method(), target[0], filled(exchange.body(), kept)));
        if (target.length > 1) {
          ObjectNode single = event.putObject("queryStringParameters");
          ObjectNode multi = event.putObject("multiValueQueryStringParameters");
          for (String pair : target[1].split("&", -1)) {
            String[] parts = URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2);
            single.put(parts[0], parts[1]);
            multi.withArray(parts[0]).add(parts[1]);
          }
        }
        ObjectNode single = (ObjectNode) event.get("headers");
        ObjectNode multi = (ObjectNode) event.get("multiValueHeaders");
        for (String name : List.of("cookie", "sec-fetch-site")) {
          single.remove(name);
          multi.remove(name);
        }
        exchange
            .headers()
            .forEach(
                (name, value) -> {
                  single.put(name, filled(value, kept));
                  multi.putArray(name).add(filled(value, kept));
                });
        single.remove(exchange.without());
        multi.remove(exchange.without());
        return event.toString();
      }
    },
    HTTP_API {
      @Override
      String event(ConformanceCase exchange, Map<String, String> kept) throws IOException {
        String[] target = filled(exchange.target(), kept).split("\\?", 2);
        ObjectNode event =
            (ObjectNode)
                JSON.readTree(
                    Events.httpApi(exchange.method(), target[0], filled(exchange.body(), kept)));
        event.put("rawQueryString", target.length > 1 ? target[1] : "");
        event.remove("cookies");
        ObjectNode headers = (ObjectNode) event.get("headers");
        headers.remove("sec-fetch-site");
        exchange
            .headers()
            .forEach(
                (name, value) -> {
                  if (name.equals("cookie")) {
                    event.putArray("cookies").add(filled(value, kept));
                  } else {
                    headers.put(name, filled(value, kept));
                  }
                });
        headers.remove(exchange.without());
        return event.toString();
      }
    };

    abstract String event(ConformanceCase exchange, Map<String, String> kept) throws IOException;
  }
}
