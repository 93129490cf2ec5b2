package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsClientTest {
  private final StubAws aws;

  AwsClientTest() throws IOException {
    aws = new StubAws();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void postsASignedCall() throws IOException {
    aws.answers.add(new StubAws.Answer(200, "{\"MessageId\":\"m\"}"));

    assertThat(aws.post().text("MessageId")).isEqualTo("m");

    assertThat(aws.received.get(0))
        .containsEntry("method", "POST")
        .containsEntry("Content-type", "application/x-amz-json-1.0")
        .containsEntry("X-amz-target", "AmazonSQS.SendMessage")
        .containsEntry("X-amz-security-token", "TOKENPLANTED")
        .containsEntry("Host", aws.url.substring(7, aws.url.length() - 1))
        .containsEntry("body", "{\"MessageBody\":\"BODYPLANTED\"}");
    assertThat(aws.received.get(0).get("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKPLANTED/")
        .contains("/eu-central-1/sqs/aws4_request")
        .contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,");
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalFailure",
    "503, ServiceUnavailable",
    "429, TooManyRequestsException",
    "400, com.amazonaws.sqs#RequestThrottled",
    "400, ThrottlingException",
    "400, com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
  })
  void triesAgainWhatMayPass(int status, String code) throws IOException {
    aws.answers.add(new StubAws.Answer(status, "{\"__type\":\"" + code + "\"}"));
    aws.answers.add(new StubAws.Answer(status, "{\"__type\":\"" + code + "\"}"));
    aws.answers.add(new StubAws.Answer(200, "{}"));

    assertThat(aws.post().status).isEqualTo(200);
    assertThat(aws.received).hasSize(3);
  }

  @Test
  void givesUpAfterThreeAttempts() {
    for (int i = 0; i < 4; i++) {
      aws.answers.add(new StubAws.Answer(503, ""));
    }

    assertThatThrownBy(aws::post)
        .isInstanceOf(IOException.class)
        .hasMessage("no error code (status 503, request id request-7)");
    assertThat(aws.received).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "com.amazonaws.sqs#AccessDeniedException"})
  void saysCodeAndRequestIdOfARefusalAndNothingElse(String code) {
    aws.answers.add(
        new StubAws.Answer(
            403, "{\"__type\":\"" + code + "\",\"message\":\"not BODYPLANTED by AKPLANTED\"}"));

    Throwable failure = catchThrowable(aws::post);

    assertThat(failure).hasMessage("AccessDeniedException (status 403, request id request-7)");
    StubAws.hasNothingPlanted(failure);
    assertThat(aws.received).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>BODYPLANTED</html>",
        "{\"__type\":\"BODYPLANTED is no code\"}",
        "{\"__type\":7}",
        "[\"BODYPLANTED\"]",
        "{\"__type\":\"BODYPLANTED"
      })
  void quotesNothingOfAnAnswerThatIsNoError(String body) {
    aws.answers.add(new StubAws.Answer(400, body));

    Throwable failure = catchThrowable(aws::post);

    assertThat(failure).hasMessage("no error code (status 400, request id request-7)");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void followsNoRedirect() {
    aws.server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", aws.url);
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    AwsClient client = new AwsClient("sqs", aws.environment);

    assertThatThrownBy(() -> client.post(aws.url + "moved", null, "T", new byte[0]))
        .hasMessage("no error code (status 307)");
    assertThat(aws.received).isEmpty();
  }

  @Test
  void triesAgainWhenAConnectionBreaksAndSendsNothingTwiceUnasked() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket broken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread closing =
          new Thread(
              () -> {
                try {
                  while (true) {
                    try (Socket connection = broken.accept()) {
                      connections.incrementAndGet();
                      connection.getInputStream().read();
                    }
                  }
                } catch (IOException closed) {
                  return;
                }
              });
      closing.start();
      AwsClient client = new AwsClient("sqs", aws.environment);
      String to = "http://127.0.0.1:" + broken.getLocalPort() + "/";

      Throwable failure = catchThrowable(() -> client.post(to, null, "T", new byte[] {1}));

      assertThat(failure).isInstanceOf(IOException.class);
      StubAws.hasNothingPlanted(failure);
      assertThat(connections).hasValue(3);
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    aws.answers.add(new StubAws.Answer(500, ""));
    Thread.currentThread().interrupt();

    assertThatThrownBy(aws::post).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(aws.received).hasSize(1);
  }

  @Test
  void takesTheRegionOfTheCallBeforeThatOfTheEnvironment() throws IOException {
    aws.answers.add(new StubAws.Answer(200, "{}"));

    new AwsClient("sqs", aws.environment).post(aws.url, "us-west-2", "T", new byte[0]);

    assertThat(aws.received.get(0).get("Authorization")).contains("/us-west-2/sqs/");
  }
}
