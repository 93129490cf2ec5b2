package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.lambda.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasePathTest {
  @ParameterizedTest
  @CsvSource({
    "api.example.com, /v1/todos/1, /{proxy+}, todos/1, /todos/1",
    "api.example.com, /todos/1, /{proxy+}, todos/1, /todos/1",
    "api.example.com, /a/b/todos/, /{proxy+}, todos, /todos/",
    "api.example.com, /v1/todos/1, /todos/{id}, , /todos/1",
    "api.example.com, /todos/1, /todos/{id}, , /todos/1",
    "api.example.com, /v1, /, , /",
    "api.example.com, /v1/, /, , /",
    "api.example.com, /, /, , /",
    "api.example.com, /v1/files/a/b, /files/{rest+}, a/b, /files/a/b",
    "api.example.com, /a//b, /{proxy+}, a/b, /a//b",
    "x.execute-api.eu-central-1.amazonaws.com, /v1/todos, /{proxy+}, todos, /v1/todos",
  })
  void takesTheBasePathOfACustomDomainOffThePath(
      String domain, String path, String template, String rest, String expected) {
    ObjectNode v1 = HttpRequestEvent.of("GET", path).version1();
    v1.put("resource", template);
    ObjectNode v2 = HttpRequestEvent.of("GET", path).version2();
    v2.put("routeKey", "ANY " + template);
    for (ObjectNode event : new ObjectNode[] {v1, v2}) {
      ((ObjectNode) event.path("requestContext")).put("domainName", domain);
      if (rest != null) {
        event.putObject("pathParameters").put("other", 1).put("proxy", rest).put("rest", rest);
      }
      assertThat(new HttpEvent(event.toString().getBytes(StandardCharsets.UTF_8)).path())
          .isEqualTo(expected);
    }
  }

  @Test
  void leavesAPathWhoseEncodedSlashWasMatchedAsOne() {
    ObjectNode event = HttpRequestEvent.of("GET", "/a%2Fb").version1();
    event.put("resource", "/{proxy+}").putObject("pathParameters").put("proxy", "a/b");

    assertThat(new HttpEvent(event.toString().getBytes(StandardCharsets.UTF_8)).path())
        .isEqualTo("/a%2Fb");
  }
}
