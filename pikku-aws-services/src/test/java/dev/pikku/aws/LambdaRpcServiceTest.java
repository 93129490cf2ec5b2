package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pikku.rpc.RemoteCallException;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaRpcServiceTest {
  private final StubAws aws;
  private final LambdaRpcService service;

  LambdaRpcServiceTest() throws IOException {
    aws = new StubAws();
    aws.environment.put("AWS_ENDPOINT_URL_LAMBDA", aws.url);
    aws.environment.put("PIKKU_RPC_PRICE_OF", "prices-dev-rpc");
    service = new LambdaRpcService(aws.environment);
  }

  @AfterEach
  void stop() {
    Wire.current(null);
    aws.close();
  }

  private String call(boolean idempotent) {
    byte[] payload =
        "{\"rpc\":\"price-of\",\"input\":\"BODYPLANTED\"}".getBytes(StandardCharsets.UTF_8);
    return new String(service.call("price-of", payload, idempotent), StandardCharsets.UTF_8);
  }

  private RemoteCallException failure(boolean idempotent) {
    RemoteCallException failure =
        catchThrowableOfType(RemoteCallException.class, () -> call(idempotent));
    StubAws.hasNothingPlanted(failure);
    return failure;
  }

  private void answer(int status, String body) {
    aws.answers.add(new StubAws.Answer(status, body));
  }

  @Test
  void invokesTheLambdaFunctionThatHasTheFunctionAndWaits() {
    answer(200, "{\"result\":7}");

    assertThat(call(false)).isEqualTo("{\"result\":7}");

    assertThat(aws.received.get(0))
        .containsEntry("method", "POST")
        .containsEntry("uri", "/2015-03-31/functions/prices-dev-rpc/invocations")
        .containsEntry("X-amz-invocation-type", "RequestResponse")
        .containsEntry("body", "{\"rpc\":\"price-of\",\"input\":\"BODYPLANTED\"}");
    assertThat(aws.received.get(0).get("Authorization")).contains("/eu-central-1/lambda/");
  }

  @Test
  void callsAgainWhenThrottledAsNothingHasRun() {
    aws.errorType = "TooManyRequestsException";
    answer(429, "{}");
    answer(429, "{}");
    answer(200, "{\"result\":7}");

    assertThat(call(false)).isEqualTo("{\"result\":7}");
    assertThat(aws.received).hasSize(3);
  }

  @Test
  void givesUpOnThrottlesAfterFourAttempts() {
    aws.errorType = "TooManyRequestsException";
    for (int i = 0; i < 5; i++) {
      answer(429, "{}");
    }

    RemoteCallException failure = failure(false);

    assertThat(failure)
        .hasMessage(
            "The remote function price-of was not called: TooManyRequestsException (status 429,"
                + " request id request-7)");
    assertThat(failure.mayHaveRun()).isFalse();
    assertThat(aws.received).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 4"})
  void callsAgainWhereTheFunctionMayHaveRunOnlyIfItIsIdempotent(boolean idempotent, int attempts) {
    aws.errorType = "ServiceException";
    for (int i = 0; i < 5; i++) {
      answer(500, "{}");
    }

    RemoteCallException failure = failure(idempotent);

    assertThat(failure.mayHaveRun()).isTrue();
    assertThat(aws.received).hasSize(attempts);
  }

  @Test
  void callsAgainWhereItsClockIsWrong() {
    aws.errorType = "InvalidSignatureException";
    answer(403, "{}");
    answer(200, "{\"result\":7}");

    assertThat(call(false)).isEqualTo("{\"result\":7}");
  }

  @Test
  void tellsOfAFunctionThatFailedWithoutItsWords() {
    aws.functionError = "Unhandled";
    answer(
        200,
        "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"BODYPLANTED\","
            + "\"stackTrace\":[\"BODYPLANTED\"]}");

    RemoteCallException failure = failure(true);

    assertThat(failure).hasMessage("The remote function price-of failed: Sandbox.Timedout");
    assertThat(failure.mayHaveRun()).isTrue();
    assertThat(aws.received).hasSize(1);
  }

  @Test
  void refusesACallThatLambdaWouldNotTakeBeforeItIsSent() {
    RemoteCallException failure =
        catchThrowableOfType(
            RemoteCallException.class,
            () -> service.call("price-of", new byte[6 * 1024 * 1024 + 1], false));

    assertThat(failure)
        .hasMessageContaining("has 6291457 bytes, and Lambda takes 6291456. Store what is large");
    assertThat(failure.mayHaveRun()).isFalse();
    assertThat(aws.received).isEmpty();
  }

  @Test
  void saysWhichVariableIsMissing() {
    RemoteCallException failure =
        catchThrowableOfType(
            RemoteCallException.class, () -> service.call("cost-of", new byte[2], false));

    assertThat(failure)
        .hasMessage(
            "The remote function cost-of is nowhere to be found. Set the variable"
                + " PIKKU_RPC_COST_OF.");
  }

  @Test
  void knowsThatNothingRanWhereNobodyListens() {
    aws.close();

    RemoteCallException failure = failure(false);

    assertThat(failure).hasMessage("The remote function price-of was not reached");
    assertThat(failure.mayHaveRun()).isFalse();
  }

  @Test
  void waitsNoLongerThanItsOwnCallHasLeft() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      aws.environment.put("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + silent.getLocalPort());
      Wire.current(
          new ScheduledTask("t", Instant.EPOCH, "trace", System.currentTimeMillis() + 800));
      long begin = System.nanoTime();

      RemoteCallException failure = failure(true);

      assertThat((System.nanoTime() - begin) / 1_000_000).isBetween(300L, 800L);
      assertThat(failure).hasMessage("The remote function price-of did not answer");
      assertThat(failure.mayHaveRun()).isTrue();
    }
  }

  @Test
  void waitsLongerThanServicesDoWhereThereIsTime() throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      aws.environment.put("AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + slow.getLocalPort());
      Thread server =
          new Thread(
              () -> {
                try (Socket socket = slow.accept()) {
                  Thread.sleep(10_500);
                  String body = "{\"result\":7}";
                  socket
                      .getOutputStream()
                      .write(
                          ("HTTP/1.1 200 OK\r\ncontent-length: "
                                  + body.length()
                                  + "\r\n\r\n"
                                  + body)
                              .getBytes(StandardCharsets.US_ASCII));
                  socket.getOutputStream().flush();
                  Thread.sleep(200);
                } catch (IOException | InterruptedException e) {
                  // the call fails
                }
              });
      server.start();

      assertThat(call(false)).isEqualTo("{\"result\":7}");
      server.join();
    }
  }
}
