package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.lambda.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiGatewayV2Test extends HttpEventContract {
  @Override
  JsonNode event(HttpRequestEvent request) {
    return request.version2();
  }

  @Override
  String header(JsonNode answer, String name) {
    assertThat(answer.has("multiValueHeaders")).isFalse();
    return answer.path("headers").path(name).asText(null);
  }

  @Override
  List<String> cookies(JsonNode answer) {
    assertThat(answer.path("headers").has("set-cookie")).isFalse();
    List<String> cookies = new ArrayList<>();
    answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    return cookies;
  }

  @ParameterizedTest
  @CsvSource({
    "$default, /todos/latest, 200",
    "$default, /$default/todos/latest, 404",
    "dev, /dev/todos/latest, 200",
    "dev, /todos/latest, 200",
    "dev, /develop/todos, 404",
    "dev, /dev, 404",
    "todos, /todos/todos/latest, 200",
  })
  void takesANamedStageOffThePath(String stage, String rawPath, int status) {
    assertThat(status(lambda.answer(HttpRequestEvent.of("GET", "/").version2(stage, rawPath))))
        .isEqualTo(status);
  }

  /** The gateway has made it a slash. */
  @Override
  @Test
  void decodesSegmentsAfterMatching() {
    assertThat(status(call("GET", "/todos/a%2Fb"))).isEqualTo(404);
    assertThat(body(call("GET", "/files/a%2Fb")).path("id").asText()).isEqualTo("a/b");
  }

  /** The gateway has refused it, or decoded what looks like it. */
  @Override
  @Test
  void answers400ForMalformedEncodingInThePath() {
    for (String id : List.of("%", "%4", "%zz", "%ff")) {
      ObjectNode event = HttpRequestEvent.of("GET", "/").version2("$default", "/todos/" + id);
      assertThat(body(lambda.answer(event)).path("id").asText()).isEqualTo(id);
    }
  }

  @Test
  void encodesThePathThatTheGatewayHasDecoded() {
    ObjectNode event =
        HttpRequestEvent.of("GET", "/").version2("$default", "/a b/100%/ä/!$&'()*+,;=:@-._~/{\"");

    assertThat(new HttpEvent(event.toString().getBytes(StandardCharsets.UTF_8)).path())
        .isEqualTo("/a%20b/100%25/%C3%A4/!$&'()*+,;=:@-._~/%7B%22");
  }

  @Test
  void splitsAtCommasBeforeDecoding() {
    assertThat(body(call("GET", "/search?q=a&tags=x%2Cy,z")).path("tags"))
        .isEqualTo(ExampleLambda.json("[\"x,y\",\"z\"]"));
  }

  @Test
  void refusesARepeatedKeyForAScalar() {
    assertThat(violations(call("GET", "/search?q=a&q=a"))).containsExactly("q");
  }

  @Test
  void answers400ForMalformedEncodingInTheQuery() {
    assertThat(status(call("GET", "/search?q=%zz"))).isEqualTo(400);
    assertThat(status(call("GET", "/search?q=%E4"))).isEqualTo(400);
  }

  @Test
  void acceptsParametersWithoutAValueAndEmptyPairs() {
    assertThat(status(call("GET", "/search?q&&page=1&"))).isEqualTo(200);
  }

  @Test
  void tellsHostSchemeAndCallerFromHeadersAndContext() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/")
                .header("x-forwarded-proto", "http")
                .version2()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.host()).isEqualTo("api.example.com");
    assertThat(request.scheme()).isEqualTo("http");
    assertThat(request.sourceIp()).isEqualTo("203.0.113.7");
  }

  @Test
  void findsHeadersWhateverTheCaseOfTheirNames() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/")
                .header("x-a", "1")
                .cookie("a=1")
                .version2()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.header("X-A")).isEqualTo("1");
    assertThat(request.headers("x-A")).containsExactly("1");
    assertThat(request.header("Cookie")).isEqualTo("a=1");
  }

  @Test
  void showsNothingThatMayBeSecretAsText() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/a?token=secret")
                .header("authorization", "secret")
                .cookie("a=secret")
                .version2()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request).hasToString("GET /a");
  }

  @Test
  void givesTheCookieHeaderThatThePayloadTookApart() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/")
                .cookie("a=1")
                .cookie("b=x=y")
                .version2()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.header("cookie")).isEqualTo("a=1; b=x=y");
    assertThat(request.cookie("b")).isEqualTo("x=y");
    assertThat(request.cookie("c")).isNull();
  }
}
