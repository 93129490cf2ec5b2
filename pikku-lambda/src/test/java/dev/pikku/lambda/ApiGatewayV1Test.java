package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.lambda.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiGatewayV1Test extends HttpEventContract {
  @Override
  JsonNode event(HttpRequestEvent request) {
    return request.version1();
  }

  @Override
  String header(JsonNode answer, String name) {
    assertThat(answer.has("cookies")).isFalse();
    List<String> values = new ArrayList<>();
    answer.path("multiValueHeaders").path(name).forEach(value -> values.add(value.asText()));
    return values.isEmpty() ? null : String.join(", ", values);
  }

  @Override
  List<String> cookies(JsonNode answer) {
    List<String> cookies = new ArrayList<>();
    answer
        .path("multiValueHeaders")
        .path("set-cookie")
        .forEach(cookie -> cookies.add(cookie.asText()));
    return cookies;
  }

  @Test
  void refusesARepeatedKeyForAScalar() {
    assertThat(violations(call("GET", "/search?q=a&q=a"))).containsExactly("q");
  }

  @Test
  void readsSingleValuesWhereThereAreNoLists() {
    ObjectNode event =
        HttpRequestEvent.of("GET", "/search?q=a%20b").header("user-agent", "x").version1();
    event.remove("multiValueHeaders");
    event.putNull("multiValueQueryStringParameters");

    JsonNode answer = body(lambda.answer(event));

    assertThat(answer.path("q").asText()).isEqualTo("a b");
    assertThat(answer.path("agent").asText()).isEqualTo("x");
  }

  @Test
  void readsListsOnceWhereBothMapsAreThere() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/")
                .header("X-A", "1")
                .header("X-A", "2")
                .version1()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.headers("x-a")).containsExactly("1", "2");
    assertThat(request.header("x-a")).isEqualTo("1");
    assertThat(request.sourceIp()).isEqualTo("203.0.113.7");
    assertThat(request.host()).isEqualTo("api.example.com");
  }

  @Test
  void bringsTheQueryBackInOneForm() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/?a=1%2C2&b=%C3%A4&b=c+d&%26=x")
                .version1()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.query()).containsExactly("a", "1,2", "b", "ä", "b", "c d", "&", "x");
  }

  @Test
  void knowsNoHostWhereNothingTellsOne() {
    HttpEvent request =
        new HttpEvent(
            "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":null}"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.host()).isNull();
    assertThat(request.sourceIp()).isNull();
    assertThat(request.scheme()).isEqualTo("https");
  }
}
