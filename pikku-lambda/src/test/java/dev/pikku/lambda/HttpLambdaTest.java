package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.http.Gzip;
import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.event.HttpAnswer;
import dev.pikku.lambda.event.HttpEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExampleLambda lambda = new ExampleLambda();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "42",
        "\"x\"",
        "[]",
        "{}",
        "{",
        "nonsense",
        "{\"Records\":[]}",
        "{\"rawPath\":\"/\"}",
        "{\"httpMethod\":null,\"path\":null}",
        "{\"httpMethod\":\"GET\"}",
        // authorizers and WebSockets tell of requests that are not to be run
        "{\"type\":\"REQUEST\",\"methodArn\":\"arn:x\",\"httpMethod\":\"GET\",\"path\":\"/todos/1\"}",
        "{\"routeArn\":\"arn:x\",\"rawPath\":\"/todos/1\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/todos/1\",\"requestContext\":{\"connectionId\":\"a=\"}}",
      })
  void answers400ForWhatIsNoHttpEventAndTellsNothing(String event) {
    JsonNode answer = lambda.answer(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("body").asText()).isEmpty();
    assertThat(answer.path("isBase64Encoded").asBoolean(true)).isFalse();
  }

  @Test
  void sendsCompressedAnswersAsBase64() throws IOException {
    byte[] event =
        HttpRequestEvent.of("GET", "/")
            .header("accept-encoding", "gzip")
            .version2()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    HttpEvent request = new HttpEvent(event);
    HttpResponse response = new HttpResponse(200).text("text/plain", "ä".repeat(500));

    JsonWriter out = HttpAnswer.of(request, Gzip.encode(request, response, 100));

    JsonNode answer = JSON.readTree(out.buffer(), 0, out.length());
    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(answer.path("headers").path("content-encoding").asText()).isEqualTo("gzip");
    byte[] body = Base64.getDecoder().decode(answer.path("body").asText());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ä".repeat(500));
    }
  }

  @Test
  void readsAnEventWhosePartsAreAllNull() {
    JsonNode answer =
        lambda.answer(
            "{\"httpMethod\":\"GET\",\"path\":\"/todos/1\",\"headers\":null,\"multiValueHeaders\":null,"
                + "\"queryStringParameters\":null,\"multiValueQueryStringParameters\":null,"
                + "\"pathParameters\":null,\"requestContext\":null,\"body\":null,"
                + "\"isBase64Encoded\":null}");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void readsSingleHeadersWhereTheListsLackThem() {
    JsonNode answer =
        lambda.answer(
            "{\"httpMethod\":\"GET\",\"path\":\"/me\",\"headers\":{\"X-User\":\"ada\"},"
                + "\"multiValueHeaders\":{\"Accept\":[\"*/*\"],\"x-user\":[]}}");

    assertThat(answer.path("body").asText()).isEqualTo("ada");
  }

  @Test
  void readsAnEventWithEscapesInKeysAndValues() {
    JsonNode answer =
        lambda.answer(
            "{ \"a\\\"b\" : [ {} , [ ] , \"\\\\\" ] ,\n \"httpMethod\" : \"\\u0047ET\" , \"path\" :"
                + " \"\\/todos\\/\\u00e4\" }");

    assertThat(HttpEventContract.body(answer).path("id").asText()).isEqualTo("ä");
  }
}
