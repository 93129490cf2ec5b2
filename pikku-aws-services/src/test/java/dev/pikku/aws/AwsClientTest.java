package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://secretsmanager.us-east-1.amazonaws.com/",
    "us-gov-west-1, https://secretsmanager.us-gov-west-1.amazonaws.com/",
    "cn-north-1, https://secretsmanager.cn-north-1.amazonaws.com.cn/",
    "eusc-de-east-1, https://secretsmanager.eusc-de-east-1.amazonaws.eu/",
    "us-iso-east-1, https://secretsmanager.us-iso-east-1.c2s.ic.gov/",
    "us-isob-east-1, https://secretsmanager.us-isob-east-1.sc2s.sgov.gov/",
    "us-isof-south-1, https://secretsmanager.us-isof-south-1.csp.hci.ic.gov/",
    "eu-isoe-west-1, https://secretsmanager.eu-isoe-west-1.cloud.adc-e.uk/",
  })
  void knowsTheAddressesOfEachPartition(String region, String address) {
    AwsClient client = new AwsClient("secretsmanager", Map.of("AWS_REGION", region));

    assertThat(client.endpoint("SECRETS_MANAGER")).isEqualTo(address);
  }

  @Test
  void goesWhereVariablesSayForOneServiceBeforeWhereTheySayForAll() {
    aws.environment.put("AWS_ENDPOINT_URL", "http://localhost:4566");
    assertThat(new AwsClient("ssm", aws.environment).endpoint("SSM"))
        .isEqualTo("http://localhost:4566/");

    aws.environment.put("AWS_ENDPOINT_URL_SSM", "http://localhost:1/ssm/");
    assertThat(new AwsClient("ssm", aws.environment).endpoint("SSM"))
        .isEqualTo("http://localhost:1/ssm/");
  }

  @ParameterizedTest
  @ValueSource(longs = {7200, -7200})
  void signsByTheClockOfAwsOnceItRefusesOurs(long ahead) throws Exception {
    List<String> times = new CopyOnWriteArrayList<>();
    Instant clock = Instant.now().plusSeconds(ahead);
    try (ServerSocket strict = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      Thread serving = new Thread(() -> serve(strict, clock, times));
      serving.start();
      AwsClient client = new AwsClient("sqs", aws.environment);
      String to = "http://127.0.0.1:" + strict.getLocalPort() + "/";

      assertThat(client.post(to, null, "T", new byte[] {1}).status).isEqualTo(200);
      assertThat(client.post(to, null, "T", new byte[] {1}).status).isEqualTo(200);
    }

    assertThat(times).hasSize(3);
    assertThat(secondsApart(times.get(0), clock)).isGreaterThan(7000);
    assertThat(secondsApart(times.get(1), clock)).isLessThan(60);
    assertThat(secondsApart(times.get(2), clock)).isLessThan(60);
  }

  /** Takes signatures of its own time alone; the JDK's server has no clock but the machine's. */
  private static void serve(ServerSocket server, Instant clock, List<String> times) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.atZone(ZoneOffset.UTC));
    try {
      while (true) {
        try (Socket connection = server.accept()) {
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
          String signed = "";
          for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("x-amz-date: ")) {
              signed = line.substring(12);
            }
          }
          times.add(signed);
          boolean taken = secondsApart(signed, clock) < 300;
          String body = taken ? "{}" : "{\"__type\":\"InvalidSignatureException\"}";
          String head =
              (taken ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 400 Bad Request\r\n")
                  + ("Date: " + date + "\r\nConnection: close\r\n")
                  + ("Content-Length: " + body.length() + "\r\n\r\n");
          connection.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static long secondsApart(String signed, Instant clock) {
    LocalDateTime time =
        LocalDateTime.parse(signed, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"));
    return Math.abs(clock.getEpochSecond() - time.toEpochSecond(ZoneOffset.UTC));
  }

  @Test
  void doesNotRepeatASignatureThatIsWrongThoughItsTimeIsRight() {
    aws.answers.add(new StubAws.Answer(403, "{\"__type\":\"SignatureDoesNotMatch\"}"));

    assertThatThrownBy(aws::post)
        .hasMessage("SignatureDoesNotMatch (status 403, request id request-7)");
    assertThat(aws.received).hasSize(1);
  }

  @Test
  void leavesNoConnectionOpenBeforeASnapshotButOneWithinACall() throws Exception {
    aws.containerCredentials();
    aws.giveCredentials("AKPLANTED", Instant.now().plusSeconds(3600));
    aws.answers.add(new StubAws.Answer(200, "{}"));
    aws.answers.add(new StubAws.Answer(200, "{}"));

    AwsClient client = new AwsClient("sqs", aws.environment);
    aws.post(client);
    Wire.current(new ScheduledTask("t", Instant.EPOCH, null, System.currentTimeMillis() + 9000));
    try {
      aws.post(client);
    } finally {
      Wire.current(null);
    }

    assertThat(aws.received.get(0)).containsEntry("Connection", "close");
    assertThat(aws.received.get(1)).containsEntry("Connection", "keep-alive");
  }

  @Test
  void doesNotOutliveTheCallThatItIsMadeFor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      String to = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      AwsClient client = new AwsClient("sqs", aws.environment, 5);
      long begin = System.currentTimeMillis();
      Wire.current(new ScheduledTask("t", Instant.EPOCH, null, begin + 900));
      try {
        assertThatThrownBy(() -> client.post(to, null, "T", new byte[] {1}))
            .isInstanceOf(IOException.class);
        assertThat(System.currentTimeMillis()).isLessThan(begin + 900);
      } finally {
        Wire.current(null);
      }
    }
  }

  @Test
  void givesUpAnAnswerThatComesInDropsWhenTheCallEnds() throws Exception {
    aws.server.createContext(
        "/drops",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (true) {
              exchange.getResponseBody().write(' ');
              exchange.getResponseBody().flush();
              Thread.sleep(20);
            }
          } catch (IOException | InterruptedException gone) {
            exchange.close();
          }
        });
    AwsClient client = new AwsClient("sqs", aws.environment, 5);
    long begin = System.currentTimeMillis();
    Wire.current(new ScheduledTask("t", Instant.EPOCH, null, begin + 600));
    try {
      assertThatThrownBy(() -> client.post(aws.url + "drops", null, "T", new byte[] {1}))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(System.currentTimeMillis()).isLessThan(begin + 700);
    } finally {
      Wire.current(null);
    }
  }

  @Test
  void sendsNothingForACallWhoseTimeIsOver() {
    Wire.current(new ScheduledTask("t", Instant.EPOCH, null, System.currentTimeMillis()));
    try {
      assertThatThrownBy(aws::post).hasMessage("This call has no time left for AWS");
      assertThat(aws.received).isEmpty();
    } finally {
      Wire.current(null);
    }
  }

  @Test
  void tellsOfAFailureAtOnceWhereThereIsNoTimeForAnotherAttempt() {
    aws.answers.add(new StubAws.Answer(503, ""));
    Wire.current(new ScheduledTask("t", Instant.EPOCH, null, System.currentTimeMillis() + 180));
    try {
      assertThatThrownBy(aws::post).hasMessageContaining("status 503");
      assertThat(aws.received).hasSize(1);
    } finally {
      Wire.current(null);
    }
  }
}
