package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.service.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for HTTP, whatever payload a request comes in. */
abstract class HttpEventContract {
  final ExampleLambda lambda = new ExampleLambda();

  abstract JsonNode event(HttpRequestEvent request);

  abstract String header(JsonNode answer, String name);

  abstract List<String> cookies(JsonNode answer);

  JsonNode call(HttpRequestEvent request) {
    JsonNode answer = lambda.answer(event(request));
    assertThat(answer.findValues("statusCode")).hasSize(1);
    assertThat(answer.path("isBase64Encoded").isBoolean()).isTrue();
    assertThat(answer.toString()).doesNotContain("null");
    return answer;
  }

  JsonNode call(String method, String target) {
    return call(HttpRequestEvent.of(method, target));
  }

  static int status(JsonNode answer) {
    return answer.path("statusCode").asInt();
  }

  static JsonNode body(JsonNode answer) {
    return ExampleLambda.json(answer.path("body").asText());
  }

  static List<String> violations(JsonNode answer) {
    assertThat(status(answer)).isEqualTo(422);
    return body(answer).path("violations").findValuesAsText("path");
  }

  @Test
  void answersAValueAsJsonWithTheStatusOfTheWiring() {
    JsonNode answer =
        call(HttpRequestEvent.of("POST", "/todos").json("{\"text\":\"Ärger & \\\"x\\\"\"}"));

    assertThat(status(answer)).isEqualTo(201);
    assertThat(header(answer, "content-type")).isEqualTo("application/json");
    assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(body(answer))
        .isEqualTo(
            ExampleLambda.json("{\"id\":\"1\",\"text\":\"Ärger & \\\"x\\\"\",\"done\":false}"));
  }

  @Test
  void answersAValueWith200WhereTheWiringSaysNothing() {
    JsonNode answer = call("GET", "/todos/7");

    assertThat(status(answer)).isEqualTo(200);
    assertThat(body(answer).path("id").asText()).isEqualTo("7");
  }

  @Test
  void answersNothingWith204AndNoBody() {
    JsonNode answer = call("DELETE", "/todos/7");

    assertThat(status(answer)).isEqualTo(204);
    assertThat(answer.has("body")).isFalse();
  }

  @Test
  void keepsTheStatusThatTheFunctionSet() {
    assertThat(status(call("DELETE", "/todos/later"))).isEqualTo(202);
  }

  @Test
  void takesAResponseAsItIs() {
    JsonNode answer = call("POST", "/login");

    assertThat(status(answer)).isEqualTo(302);
    assertThat(header(answer, "location")).isEqualTo("/home");
    assertThat(header(answer, "x-tag")).isEqualTo("a, b, c");
  }

  @Test
  void givesEachCookieItsOwnSetCookie() {
    assertThat(cookies(call("POST", "/login")))
        .containsExactly(
            "sid=1; Path=/; Expires=Thu, 01 Jan 2026 00:00:00 GMT",
            "theme=dark; Path=/; HttpOnly; Secure; SameSite=Lax");
  }

  @ParameterizedTest
  @CsvSource({
    "/todos/latest, latest",
    "/todos/latest/, latest",
    "/todos/Latest, found",
  })
  void prefersStaticSegmentsAndIgnoresOneTrailingSlash(String path, String text) {
    assertThat(body(call("GET", path)).path("text").asText()).isEqualTo(text);
  }

  @Test
  void decodesSegmentsOnce() {
    assertThat(body(call("GET", "/todos/100%25%20%2541+d%C3%A4%23")).path("id").asText())
        .isEqualTo("100% %41+dä#");
  }

  @Test
  void decodesSegmentsAfterMatching() {
    assertThat(body(call("GET", "/todos/a%2Fb")).path("id").asText()).isEqualTo("a/b");
  }

  @Test
  void givesARestParameterItsSlashes() {
    assertThat(body(call("GET", "/files/a/b%20c//d")).path("id").asText()).isEqualTo("a/b c//d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/nothing", "/todos//", "/todos/1/2", "/TODOS/1", "/files", "/files/", "//"})
  void answers404ForUnknownPaths(String path) {
    JsonNode answer = call("GET", path);

    assertThat(status(answer)).isEqualTo(404);
    assertThat(body(answer).path("name").asText()).isEqualTo("NotFoundError");
    assertThat(body(answer).path("errorId").asText()).isNotEmpty();
  }

  @Test
  void answers405WithWhatIsAllowed() {
    JsonNode answer = call("PUT", "/todos/1");

    assertThat(status(answer)).isEqualTo(405);
    assertThat(header(answer, "allow")).isEqualTo("GET, DELETE, HEAD, OPTIONS");
    assertThat(body(answer).path("name").asText()).isEqualTo("MethodNotAllowedError");
  }

  @Test
  void allowsWhatALessSpecificRouteTakes() {
    assertThat(status(call("DELETE", "/todos/latest"))).isEqualTo(204);
    assertThat(header(call("PUT", "/todos/latest"), "allow"))
        .isEqualTo("GET, DELETE, HEAD, OPTIONS");
  }

  @Test
  void answersHeadAsGetWithoutABody() {
    JsonNode answer = call("HEAD", "/todos/1");

    assertThat(status(answer)).isEqualTo(200);
    assertThat(header(answer, "content-type")).isEqualTo("application/json");
    assertThat(answer.has("body")).isFalse();
    assertThat(status(call("HEAD", "/nothing"))).isEqualTo(404);
  }

  @Test
  void answersOptionsWithWhatIsAllowed() {
    JsonNode answer = call("OPTIONS", "/todos");

    assertThat(status(answer)).isEqualTo(204);
    assertThat(header(answer, "allow")).isEqualTo("POST, OPTIONS");
    assertThat(status(call("OPTIONS", "/nothing"))).isEqualTo(404);
  }

  @Test
  void answers400ForMalformedEncodingInThePath() {
    for (String path : List.of("/todos/%", "/todos/%4", "/todos/%zz", "/todos/%ff")) {
      JsonNode answer = call("GET", path);
      assertThat(status(answer)).as(path).isEqualTo(400);
      assertThat(body(answer).path("name").asText()).isEqualTo("BadRequestError");
    }
  }

  @Test
  void bindsQueryHeadersAndCookies() {
    JsonNode answer =
        call(
            HttpRequestEvent.of("GET", "/search?q=a+b%26c&page=2&tags=x&tags=y,z")
                .header("user-agent", "test/1")
                .cookie("other=1")
                .cookie("theme=\"dark\""));

    assertThat(body(answer))
        .isEqualTo(
            ExampleLambda.json(
                "{\"q\":\"a b&c\",\"page\":2,\"tags\":[\"x\",\"y\",\"z\"],\"agent\":\"test/1\",\"theme\":\"dark\"}"));
  }

  @Test
  void tellsEveryViolationAtOnce() {
    JsonNode answer = call("GET", "/search?page=x&unknown=1&agent=me");

    assertThat(violations(answer)).containsExactlyInAnyOrder("page", "unknown", "agent", "q");
    assertThat(body(answer).path("name").asText()).isEqualTo("InvalidInputError");
  }

  @Test
  void acceptsAnEmptyQueryValue() {
    assertThat(body(call("GET", "/search?q=&page=1")).path("q").asText("none")).isEmpty();
  }

  @Test
  void refusesTheSameKeyWithAnotherValueInQueryAndBody() {
    assertThat(
            violations(call(HttpRequestEvent.of("POST", "/todos?text=a").json("{\"text\":\"b\"}"))))
        .containsExactly("text");
    assertThat(status(call(HttpRequestEvent.of("POST", "/todos?text=a").json("{\"text\":\"a\"}"))))
        .isEqualTo(201);
  }

  @Test
  void readsForms() {
    JsonNode answer =
        call(
            HttpRequestEvent.of("POST", "/todos")
                .header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
                .body("text=a+b%C3%A4"));

    assertThat(body(answer).path("text").asText()).isEqualTo("a bä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.x+json"})
  void readsJsonByItsContentType(String type) {
    assertThat(
            status(
                call(
                    HttpRequestEvent.of("POST", "/todos")
                        .header("content-type", type)
                        .body("{\"text\":\"a\"}"))))
        .isEqualTo(201);
  }

  @Test
  void readsJsonWithoutAContentType() {
    assertThat(status(call(HttpRequestEvent.of("POST", "/todos").body("{\"text\":\"a\"}"))))
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"text\":\"a\"} x", "{\"text\":01}", "nonsense"})
  void answers400ForMalformedJson(String json) {
    JsonNode answer = call(HttpRequestEvent.of("POST", "/todos").json(json));

    assertThat(status(answer)).isEqualTo(400);
    assertThat(answer.path("body").asText()).doesNotContain("nonsense");
  }

  @Test
  void answers422ForJsonOfAnotherShape() {
    assertThat(violations(call(HttpRequestEvent.of("POST", "/todos").json("[]")))).isNotEmpty();
    assertThat(violations(call(HttpRequestEvent.of("POST", "/todos").json("{\"text\":1,\"x\":2}"))))
        .containsExactlyInAnyOrder("text", "x");
    assertThat(violations(call(HttpRequestEvent.of("POST", "/todos").json("{\"text\":\" \"}"))))
        .containsExactly("text");
    assertThat(violations(call("POST", "/todos"))).containsExactly("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/mixed; boundary=x", "application/xml", "text/plain"})
  void answers415ForBodiesThatNothingReads(String type) {
    JsonNode answer =
        call(HttpRequestEvent.of("POST", "/todos").header("content-type", type).body("x"));

    assertThat(status(answer)).isEqualTo(415);
    assertThat(body(answer).path("name").asText()).isEqualTo("UnsupportedMediaTypeError");
  }

  @Test
  void answers413ForBodiesOverTheLimit() {
    JsonNode answer = call(HttpRequestEvent.of("POST", "/echo").body("x".repeat(1001)));

    assertThat(status(answer)).isEqualTo(413);
    assertThat(status(call(HttpRequestEvent.of("POST", "/echo").body("x".repeat(1000)))))
        .isEqualTo(200);
  }

  @Test
  void measuresBase64ByWhatItStandsFor() {
    byte[] most = new byte[1000];
    assertThat(status(call(HttpRequestEvent.of("POST", "/echo").bytes(most)))).isEqualTo(200);
    assertThat(status(call(HttpRequestEvent.of("POST", "/echo").mimeBytes(most)))).isEqualTo(200);
    assertThat(status(call(HttpRequestEvent.of("POST", "/echo").bytes(new byte[1001]))))
        .isEqualTo(413);
    assertThat(status(call(HttpRequestEvent.of("POST", "/echo").mimeBytes(new byte[1001]))))
        .isEqualTo(413);
  }

  @Test
  void decodesNothingThatIsOverTheLimit() {
    String malformed = "A=AA";
    HttpRequestEvent request = HttpRequestEvent.of("POST", "/echo").bytes(new byte[0]);

    assertThat(status(call(request.body(malformed)))).isEqualTo(400);
    assertThat(status(call(request.body("AAAA".repeat(400) + malformed)))).isEqualTo(413);
  }

  @Test
  void ignoresTheBodyOfGet() {
    assertThat(status(call(HttpRequestEvent.of("GET", "/todos/1").json("{{{{")))).isEqualTo(200);
  }

  @Test
  void readsAnInputThatIsNoRecord() {
    assertThat(
            call(HttpRequestEvent.of("PUT", "/list").json("[\"a\",\"b\"]")).path("body").asText())
        .isEqualTo("a|b");
    assertThat(status(call(HttpRequestEvent.of("PUT", "/list").json("")))).isEqualTo(400);
  }

  @Test
  void readsTextAsTextAndAsAJsonString() {
    assertThat(
            call(HttpRequestEvent.of("POST", "/text")
                    .header("content-type", "text/plain")
                    .body("ä"))
                .path("body")
                .asText())
        .isEqualTo("Ä");
    assertThat(call(HttpRequestEvent.of("POST", "/text").json("\"a\"")).path("body").asText())
        .isEqualTo("A");
  }

  @Test
  void doesNotTakeForTextWhatEscapesWouldMakeLarge() {
    byte[] zeros = new byte[500];

    JsonNode answer = call(HttpRequestEvent.of("POST", "/echo").bytes(zeros));

    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(answer.path("body").asText())).isEqualTo(zeros);
  }

  @Test
  void sendsBytesAsBase64OnlyWhereTheyAreNoText() {
    byte[] binary = {0, (byte) 0xff, 1, (byte) 0xc3};

    JsonNode answer = call(HttpRequestEvent.of("POST", "/echo").bytes(binary));
    JsonNode text =
        call(
            HttpRequestEvent.of("POST", "/echo")
                .bytes("tä\u0000xt".getBytes(StandardCharsets.UTF_8)));

    assertThat(header(answer, "content-type")).isEqualTo("application/octet-stream");
    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(answer.path("body").asText())).isEqualTo(binary);
    assertThat(text.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(text.path("body").asText()).isEqualTo("tä\u0000xt");
  }

  @Test
  void decodesBase64WithLineBreaks() {
    byte[] body = "x".repeat(300).getBytes(StandardCharsets.UTF_8);

    JsonNode answer = call(HttpRequestEvent.of("POST", "/echo").mimeBytes(body));

    assertThat(answer.path("body").asText()).isEqualTo("x".repeat(300));
  }

  @Test
  void answers400ForABodyThatIsMarkedAsBase64AndIsNone() {
    ObjectNode event =
        (ObjectNode) event(HttpRequestEvent.of("POST", "/echo").bytes(new byte[] {1}));

    assertThat(status(lambda.answer(event.put("body", "Hello world!")))).isEqualTo(400);
  }

  @Test
  void answers401WithoutASession() {
    JsonNode answer = call("GET", "/me");

    assertThat(status(answer)).isEqualTo(401);
    assertThat(header(answer, "x-seen")).isEqualTo("yes");
    assertThat(body(answer).path("name").asText()).isEqualTo("UnauthorizedError");
  }

  @Test
  void runsMiddlewareThatSetsTheSession() {
    JsonNode answer = call(HttpRequestEvent.of("GET", "/me").header("x-user", "ada"));

    assertThat(answer.path("body").asText()).isEqualTo("ada");
    assertThat(header(answer, "x-seen")).isEqualTo("yes");
  }

  @Test
  void answersKnownExceptionsWithTheirCodeAndMessage() {
    JsonNode answer = call("GET", "/todos/missing");

    assertThat(status(answer)).isEqualTo(404);
    assertThat(body(answer).path("message").asText()).isEqualTo("There is no such todo");
    assertThat(lambda.log().lines()).isEmpty();
  }

  @Test
  void answersTranslatedExceptions() {
    JsonNode answer = call("GET", "/fail/foreign");

    assertThat(status(answer)).isEqualTo(409);
    assertThat(body(answer).path("name").asText()).isEqualTo("ConflictError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "overflow"})
  void tellsNothingOfUnknownExceptionsButLogsThemOnce(String how) {
    JsonNode answer =
        call(HttpRequestEvent.of("GET", "/fail/" + how).header("x-request-id", "trace-1"));

    assertThat(status(answer)).isEqualTo(500);
    assertThat(body(answer).size()).isEqualTo(1);
    assertThat(lambda.log().lines()).hasSize(1);
    RecordedLog.Line line = lambda.log().lines().get(0);
    assertThat(line.level()).isEqualTo(Logger.Level.ERROR);
    assertThat(line.message()).contains(body(answer).path("errorId").asText());
    assertThat(line.thrown()).isNotNull();
    assertThat(line.traceId()).isEqualTo("trace-1");
  }

  @Test
  void logsKnownExceptionsOf500AndAbove() {
    assertThat(status(call("GET", "/fail/unavailable"))).isEqualTo(503);
    assertThat(lambda.log().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\nb", "ä", "<script>", ""})
  void makesATraceIdWhereTheCallersIsNotHarmless(String id) {
    call(HttpRequestEvent.of("GET", "/fail/state").header("x-request-id", id));

    assertThat(lambda.log().lines().get(0).traceId()).matches("[0-9a-f]{16}");
  }

  @Test
  void takesATraceIdOfOneTo128Characters() {
    String longest = "aZ09=;:_-" + "x".repeat(119);
    call(HttpRequestEvent.of("GET", "/fail/state").header("x-request-id", longest));
    call(HttpRequestEvent.of("GET", "/fail/state").header("x-request-id", longest + "x"));
    call(
        HttpRequestEvent.of("GET", "/fail/state")
            .header("x-amzn-trace-id", longest + "x")
            .header("x-request-id", "7"));

    assertThat(lambda.log().lines().get(0).traceId()).isEqualTo(longest);
    assertThat(lambda.log().lines().get(1).traceId()).matches("[0-9a-f]{16}");
    assertThat(lambda.log().lines().get(2).traceId()).isEqualTo("7");
  }

  @Test
  void prefersAmazonsTraceId() {
    call(
        HttpRequestEvent.of("GET", "/fail/state")
            .header("x-request-id", "other")
            .header("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));

    assertThat(lambda.log().lines().get(0).traceId())
        .isEqualTo("Root=1-5759e988-bd862e3fe1be46a994272793");
  }
}
