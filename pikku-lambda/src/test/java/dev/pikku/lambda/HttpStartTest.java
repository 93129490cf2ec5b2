package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.http.HttpDoor;
import dev.pikku.lambda.example.ExampleHttpBootstrap;
import dev.pikku.lambda.example.RecordedLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpStartTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
  }

  /** Its services cannot be made the first times. */
  private static final class Lambda extends HttpLambda {
    private static int failures;

    Lambda(Map<String, String> environment) {
      super(environment, false);
    }

    @Override
    protected HttpDoor open(Map<String, String> environment) {
      if (failures-- > 0) {
        throw new IllegalStateException("no database");
      }
      return new ExampleHttpBootstrap(new RecordedLog(), (wire, next) -> next.proceed());
    }

    JsonNode call() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] event =
          HttpRequestEvent.of("GET", "/todos/1")
              .version2()
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      handleRequest(new ByteArrayInputStream(event), out, new FakeLambdaContext(3000));
      return ExampleLambda.json(out.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void answers500WhileServicesFailAndTriesAgainAtTheNextEvent() throws IOException {
    Lambda.failures = 2;
    Lambda lambda = new Lambda(Map.of());

    JsonNode first = lambda.call();
    JsonNode second = lambda.call();

    assertThat(first.path("statusCode").asInt()).isEqualTo(500);
    String errorId = HttpEventContract.body(first).path("errorId").asText();
    assertThat(HttpEventContract.body(first).size()).isEqualTo(1);
    assertThat(second.path("statusCode").asInt()).isEqualTo(200);
    String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).contains("no database");
    assertThat(lines[1]).contains(errorId).contains("no database");
  }

  @Test
  void failsTheInitBeforeASnapshot() {
    Lambda.failures = 1;

    assertThatThrownBy(() -> new Lambda(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")))
        .hasMessage("no database");
  }

  @Test
  void saysInTheLogThatAnEventIsNoRequestButNothingOfIt() throws IOException {
    Lambda.failures = 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] event = "{\"Records\":[{\"body\":\"secret\"}]}".getBytes(StandardCharsets.UTF_8);

    new Lambda(Map.of())
        .handleRequest(new ByteArrayInputStream(event), out, new FakeLambdaContext(3000));

    assertThat(LegalAnswer.read(out.toByteArray()).path("statusCode").asInt()).isEqualTo(400);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("\"level\":\"WARN\"", "The event is no HTTP request")
        .doesNotContain("secret");
  }
}
