package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import dev.pikku.http.RoutePath;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers at the edge of what Lambda and load balancers take, however their bodies are written. */
class AnswerSizeTest {
  private static final int LAMBDA = 6_291_556;
  private static final int LOAD_BALANCER = 1_048_576;

  private final RecordedLog log = new RecordedLog();
  private HttpResponse response = new HttpResponse(200);

  /** Bodies, each unit of which makes an answer longer by so many bytes. */
  private enum Body {
    PLAIN(1) {
      @Override
      HttpResponse of(int units) {
        return new HttpResponse(200).text("text/plain", "x".repeat(units));
      }
    },
    ESCAPED(2) {
      @Override
      HttpResponse of(int units) {
        return new HttpResponse(200).text("text/plain", "\"".repeat(units));
      }
    },
    BASE64(4) {
      @Override
      HttpResponse of(int units) {
        byte[] bytes = new byte[units * 3];
        Arrays.fill(bytes, (byte) 0xff);
        return new HttpResponse(200).bytes(bytes);
      }
    };

    private final int width;

    Body(int width) {
      this.width = width;
    }

    abstract HttpResponse of(int units);
  }

  private final class Door extends HttpDoor {
    @Override
    protected int find(String method, RoutePath path) {
      return 0;
    }

    @Override
    public void run(Wire wire) {
      ((HttpWire) wire).respond(response);
    }

    @Override
    protected Logger logger() {
      return log;
    }
  }

  private final class Lambda extends HttpLambda {
    Lambda() {
      super(Map.of(), true);
    }

    @Override
    protected HttpDoor open(Map<String, String> environment) {
      return new Door();
    }
  }

  private byte[] call(ObjectNode event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
    try {
      new Lambda().handleRequest(new ByteArrayInputStream(bytes), out, new FakeLambdaContext(3000));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  /** The most units with which an answer still fits, made up to the very last byte by a header. */
  private void fit(Body body, int limit, ObjectNode event, int more) {
    response = body.of(1);
    response.header("x-fill", "");
    int around = call(event).length - body.width;
    int units = (limit - around) / body.width;
    response = body.of(units);
    response.header("x-fill", "f".repeat((limit - around) % body.width + more));
  }

  private static ObjectNode version2() {
    return HttpRequestEvent.of("GET", "/").version2();
  }

  @ParameterizedTest
  @EnumSource
  void sendsWhatLambdaTakesToTheLastByte(Body body) {
    fit(body, LAMBDA, version2(), 0);

    byte[] answer = call(version2());

    assertThat(answer).hasSize(LAMBDA);
    assertThat(LegalAnswer.read(answer).path("statusCode").asInt()).isEqualTo(200);
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answers500AndLogsWhyWithOneByteMore(Body body) {
    fit(body, LAMBDA, version2(), 1);

    refuses(version2(), LAMBDA);
  }

  @ParameterizedTest
  @EnumSource
  void knowsThatLoadBalancersTakeLess(Body body) {
    ObjectNode single = HttpRequestEvent.of("GET", "/").loadBalancer();
    ObjectNode lists = HttpRequestEvent.of("GET", "/").loadBalancerWithLists();
    for (ObjectNode event : new ObjectNode[] {single, lists}) {
      fit(body, LOAD_BALANCER, event, 0);
      assertThat(call(event)).hasSize(LOAD_BALANCER);
      fit(body, LOAD_BALANCER, event, 1);
      refuses(event, LOAD_BALANCER);
      log.lines().clear();
    }
  }

  private void refuses(ObjectNode event, int limit) {
    JsonNode answer = LegalAnswer.read(call(event));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    JsonNode body = ExampleLambda.json(answer.path("body").asText());
    assertThat(body.path("name").asText()).isEqualTo("AnswerTooLargeError");
    assertThat(body.path("message").asText()).isEqualTo("The answer is larger than can be sent");
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0).message()).contains(body.path("errorId").asText());
    assertThat(log.lines().get(0).thrown()).rootCause().hasMessageContaining("more than " + limit);
  }

  @Test
  void answersHeadWithoutABodyEvenThen() {
    response = new HttpResponse(200).header("x-large", "h".repeat(LAMBDA));

    JsonNode answer = LegalAnswer.read(call(HttpRequestEvent.of("HEAD", "/").version2()));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    assertThat(answer.has("body")).isFalse();
    assertThat(log.lines()).hasSize(1);
  }
}
