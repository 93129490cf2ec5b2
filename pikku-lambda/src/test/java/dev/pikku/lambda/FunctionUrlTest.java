package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.lambda.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionUrlTest extends HttpEventContract {
  @Override
  JsonNode event(HttpRequestEvent request) {
    return request.functionUrl();
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

  @Test
  void tellsItsDomainWhereNoHostIsSent() {
    HttpEvent request =
        new HttpEvent(
            event(HttpRequestEvent.of("GET", "/")).toString().getBytes(StandardCharsets.UTF_8));

    assertThat(request.host()).isEqualTo("abc.lambda-url.eu-central-1.on.aws");
    assertThat(request.headers("cookie")).isEmpty();
  }

  @Test
  void decodesTheQueryAsItWasSent() {
    HttpEvent request =
        new HttpEvent(
            event(HttpRequestEvent.of("GET", "/?a=1+2&b=1%2B2&c=1%2C2&d=&e&&=f"))
                .toString()
                .getBytes(StandardCharsets.UTF_8));

    assertThat(request.query())
        .containsExactly("a", "1 2", "b", "1+2", "c", "1,2", "d", "", "e", "", "", "f");
  }
}
