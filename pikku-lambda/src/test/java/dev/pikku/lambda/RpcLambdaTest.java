package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.error.NotFoundException;
import dev.pikku.json.JsonReader;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.rpc.RpcDoor;
import dev.pikku.service.Logger;
import dev.pikku.wire.RpcWire;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcLambdaTest {
  private final RecordedLog log = new RecordedLog();
  private boolean closed;

  private final class Door extends RpcDoor {
    @Override
    protected int find(String function) {
      return function.equals("price-of") ? 0 : -1;
    }

    @Override
    public void run(Wire wire) throws Exception {
      RpcWire own = (RpcWire) wire;
      JsonReader in = own.json();
      String sku = in.string();
      switch (sku) {
        case "none" -> {}
        case "gone" -> throw new NotFoundException("No PLANTED-SKU");
        case "broken" -> throw new IOException("PLANTED-CAUSE");
        case "large" -> own.result().value("x".repeat(6 * 1024 * 1024));
        default ->
            own.result()
                .value(sku + " " + own.name() + " " + own.traceId() + " " + own.signature());
      }
    }

    @Override
    protected Logger logger() {
      return log;
    }
  }

  private final class Lambda extends RpcLambda {
    Lambda() {
      super(Map.of(), true);
    }

    @Override
    protected RpcDoor open(Map<String, String> environment) {
      if (closed) {
        throw new IllegalStateException("PLANTED-CAUSE");
      }
      return new Door();
    }
  }

  private String answer(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Lambda()
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            out,
            new FakeLambdaContext(3000));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String call(String input) {
    return "{\"rpc\":\"price-of\",\"input\":\"" + input + "\"}";
  }

  @Test
  void answersWithTheResult() throws IOException {
    assertThat(
            answer(
                "{\"rpc\":\"price-of\", \"new\":[1] , \"input\": \"a\" ,"
                    + "\"traceId\":\"t1\",\"session\":\"ps1:x:y\"}"))
        .isEqualTo("{\"result\":\"a price-of t1 ps1:x:y\"}");
  }

  @Test
  void answersNullWhereNothingWasReturned() throws IOException {
    assertThat(answer(call("none"))).isEqualTo("{\"result\":null}");
  }

  @Test
  void makesATraceIdOfItsOwnInPlaceOfAHarmfulOne() throws IOException {
    assertThat(answer("{\"rpc\":\"price-of\",\"input\":\"a\",\"traceId\":\"no\\nid\"}"))
        .matches("\\{\"result\":\"a price-of [0-9a-f]{16} null\"}");
  }

  @Test
  void tellsOfErrorsThatCallersMayKnow() throws IOException {
    assertThat(answer(call("gone")))
        .matches(
            "\\{\"status\":404,\"error\":\\{\"name\":\"NotFoundError\","
                + "\"message\":\"No PLANTED-SKU\",\"errorId\":\"[0-9a-f]+\"}}");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void tellsNothingOfOthersButLogsThem() throws IOException {
    assertThat(answer(call("broken")))
        .matches("\\{\"status\":500,\"error\":\\{\"errorId\":\"[0-9a-f]+\"}}");
    assertThat(log.lines()).singleElement().asString().contains("The call failed, error id");
  }

  @Test
  void answersInPlaceOfAnAnswerThatLambdaDoesNotTake() throws IOException {
    assertThat(answer(call("large")))
        .startsWith("{\"status\":500,\"error\":{\"name\":\"AnswerTooLargeError\"");
  }

  @Test
  void saysThatAFunctionIsNotHere() throws IOException {
    assertThat(answer("{\"rpc\":\"PLANTED\",\"input\":null}"))
        .startsWith("{\"status\":404,\"error\":{\"name\":\"UnknownRemoteFunctionError\"")
        .doesNotContain("PLANTED");
    assertThat(log.lines().toString()).doesNotContain("PLANTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"rpc\":\"price-of\"}",
        "{\"rpc\":null,\"input\":1}",
        "{\"rpc\":\"price-of\",\"input\":",
        "{\"version\":\"2.0\",\"rawPath\":\"/PLANTED\"}"
      })
  void refusesWhatIsNoRemoteCall(String event) throws IOException {
    assertThat(answer(event))
        .isEqualTo(
            "{\"status\":400,\"error\":{\"name\":\"BadRequestError\","
                + "\"message\":\"The payload is no remote call\"}}");
  }

  @Test
  void tellsNothingOfAStartThatFailed() throws IOException {
    closed = true;

    assertThat(answer(call("a")))
        .matches("\\{\"status\":500,\"error\":\\{\"errorId\":\"[0-9a-f]+\"}}");
  }
}
