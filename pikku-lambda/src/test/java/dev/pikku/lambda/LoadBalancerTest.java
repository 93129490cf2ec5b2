package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.lambda.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
  private final ExampleLambda lambda = new ExampleLambda();

  @Test
  void answersSingleHeadersWithSingleHeaders() {
    JsonNode answer = lambda.answer(HttpRequestEvent.of("POST", "/login").loadBalancer());

    assertThat(answer.path("statusCode").asInt()).isEqualTo(302);
    assertThat(answer.path("headers").path("x-tag").asText()).isEqualTo("a, b, c");
    assertThat(answer.has("multiValueHeaders")).isFalse();
    assertThat(answer.has("cookies")).isFalse();
  }

  @Test
  void givesEachCookieAHeaderWhoseNameDiffersInItsCapitals() {
    JsonNode headers =
        lambda.answer(HttpRequestEvent.of("POST", "/login").loadBalancer()).path("headers");

    assertThat(headers.path("set-cookie").asText()).startsWith("sid=1;");
    assertThat(headers.path("Set-cookie").asText()).startsWith("theme=dark;");
  }

  @Test
  void takesTheQueryAsEncodedStill() {
    JsonNode answer =
        lambda.answer(HttpRequestEvent.of("GET", "/search?q=a%2Cb&tags=x%2Cy,z").loadBalancer());

    assertThat(HttpEventContract.body(answer).path("q").asText()).isEqualTo("a,b");
    assertThat(HttpEventContract.body(answer).path("tags").get(0).asText()).isEqualTo("x,y");
  }

  @Test
  void takesTheCallerThatTheLoadBalancerSaw() {
    HttpEvent request =
        new HttpEvent(
            HttpRequestEvent.of("GET", "/")
                .loadBalancer()
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.sourceIp()).isEqualTo("203.0.113.7");
  }
}
