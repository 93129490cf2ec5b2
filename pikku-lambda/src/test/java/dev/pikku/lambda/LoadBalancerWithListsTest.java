package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadBalancerWithListsTest extends HttpEventContract {
  @Override
  JsonNode event(HttpRequestEvent request) {
    return request.loadBalancerWithLists();
  }

  @Override
  String header(JsonNode answer, String name) {
    assertThat(answer.has("headers")).isFalse();
    List<String> values = values(answer, name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  @Override
  List<String> cookies(JsonNode answer) {
    assertThat(answer.has("cookies")).isFalse();
    return values(answer, "set-cookie");
  }

  private static List<String> values(JsonNode answer, String name) {
    List<String> values = new ArrayList<>();
    answer.path("multiValueHeaders").path(name).forEach(value -> values.add(value.asText()));
    return values;
  }

  @Test
  void takesTheQueryAsEncodedStill() {
    assertThat(body(call("GET", "/search?q=a%2Cb%2B+c&tags=x%2Cy,z")).toString())
        .contains("\"a,b+ c\"", "[\"x,y\",\"z\"]");
  }

  @Test
  void answers400ForMalformedEncodingInTheQuery() {
    assertThat(status(call("GET", "/search?q=%zz"))).isEqualTo(400);
  }
}
