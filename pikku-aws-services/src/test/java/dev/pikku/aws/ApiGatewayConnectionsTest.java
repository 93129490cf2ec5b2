package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayConnectionsTest {
  private static final byte[] FRAME =
      "{\"text\":\"FRAMEPLANTED\"}".getBytes(StandardCharsets.UTF_8);

  private StubAws aws;
  private ApiGatewayConnections connections;

  @BeforeEach
  void start() throws IOException {
    aws = new StubAws();
    connections = new ApiGatewayConnections(aws.environment);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  private void answers(int... statuses) {
    for (int status : statuses) {
      aws.answers.add(new StubAws.Answer(status, ""));
    }
  }

  @Test
  void postsAFrameToTheConnection() throws IOException {
    answers(200);

    assertThat(connections.send(aws.url + "dev", "L0SM9c/OFvHcIhw=", FRAME)).isTrue();

    Map<String, String> request = aws.received.get(0);
    assertThat(request.get("method")).isEqualTo("POST");
    assertThat(request.get("uri")).isEqualTo("/dev/@connections/L0SM9c%2FOFvHcIhw%3D");
    assertThat(request.get("body")).isEqualTo("{\"text\":\"FRAMEPLANTED\"}");
    assertThat(request.get("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKPLANTED/")
        .contains("/eu-central-1/execute-api/aws4_request");
  }

  @Test
  void takesEndpointsWithASlashAtTheirEnd() throws IOException {
    answers(200);

    connections.send(aws.url, "a=", FRAME);

    assertThat(aws.received.get(0).get("uri")).isEqualTo("/@connections/a%3D");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "https://abc.execute-api.us-west-2.amazonaws.com/dev, us-west-2",
        "https://abc.execute-api.cn-north-1.amazonaws.com.cn/dev, cn-north-1",
        "https://abc-vpce-1.execute-api.eu-west-1.amazonaws.com/dev, eu-west-1",
        "https://ws.example.com/chat, none",
        "https://ws.example.com/a.execute-api.b.c, none",
        "http://localhost:3001, none",
      })
  void signsForTheRegionThatTheEndpointNames(String endpoint, String region) {
    assertThat(ApiGatewayConnections.region(endpoint)).isEqualTo(region);
  }

  @Test
  void saysThatAConnectionIsGone() throws IOException {
    answers(410);

    assertThat(connections.send(aws.url, "a=", FRAME)).isFalse();
    assertThat(aws.received).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void sendsAgainWhereThatMayHelp(int status) throws IOException {
    answers(status, status, 200);

    assertThat(connections.send(aws.url, "a=", FRAME)).isTrue();
    assertThat(aws.received).hasSize(3);
    assertThat(aws.received.get(2).get("Authorization"))
        .contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,");
  }

  @Test
  void learnsThatAConnectionIsGoneFromALaterAttempt() throws IOException {
    answers(500, 410);

    assertThat(connections.send(aws.url, "a=", FRAME)).isFalse();
  }

  @Test
  void givesUpAfterFiveAttempts() {
    aws.errorType = "LimitExceededException";
    answers(429, 429, 429, 429, 429);

    assertThatThrownBy(() -> connections.send(aws.url, "a=", FRAME))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "API Gateway refused a POST to the connection a=: LimitExceededException"
                + " (status 429, request id request-7)");
    assertThat(aws.received).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 413})
  void saysWhyAFrameWasRefusedAndNothingOfIt(int status) {
    aws.errorType = "ForbiddenException:http://internal.amazon.com/coral/com.amazon.coral#x";
    aws.answers.add(new StubAws.Answer(status, "{\"message\":\"FRAMEPLANTED by AKPLANTED\"}"));

    Throwable failure = catchThrowable(() -> connections.send(aws.url, "a=", FRAME));

    assertThat(failure)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "API Gateway refused a POST to the connection a=: ForbiddenException"
                + " (status "
                + status
                + ", request id request-7)");
    StubAws.hasNothingPlanted(failure);
    assertThat(aws.received).hasSize(1);
  }

  @Test
  void connectsAgainWhereNobodyListensAndGivesUp() throws IOException {
    String nobody;
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      nobody = "http://127.0.0.1:" + free.getLocalPort();
    }

    Throwable failure = catchThrowable(() -> connections.send(nobody, "a=", FRAME));

    assertThat(failure).isInstanceOf(IOException.class);
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void refusesAFrameThatApiGatewayWouldNotDeliver() throws IOException {
    assertThatThrownBy(() -> connections.send(aws.url, "a=", new byte[128 * 1024 + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("131073 bytes");
    assertThat(aws.received).isEmpty();

    answers(200);
    assertThat(connections.send(aws.url, "a=", new byte[128 * 1024])).isTrue();
  }

  @Test
  void closesAConnectionWhetherItIsThereOrNot() throws IOException {
    answers(204, 410);

    connections.close(aws.url + "dev", "a=");
    connections.close(aws.url + "dev", "a=");

    assertThat(aws.received).hasSize(2);
    assertThat(aws.received.get(0).get("method")).isEqualTo("DELETE");
    assertThat(aws.received.get(0).get("uri")).isEqualTo("/dev/@connections/a%3D");
    assertThat(aws.received.get(0).get("body")).isEmpty();
  }

  @Test
  void saysThatAConnectionMayStillBeThere() {
    answers(403);

    assertThatThrownBy(() -> connections.close(aws.url, "a="))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refused a DELETE");
  }

  @Test
  void signsForALocalGatewayWithoutCredentials() throws IOException {
    answers(200);

    new ApiGatewayConnections(Map.of()).send(aws.url, "a=", FRAME);

    assertThat(aws.received.get(0).get("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=local/")
        .contains("/local/execute-api/");
  }

  @Test
  void inventsNoCredentialsForAnEndpointThatIsNotLocal() {
    ApiGatewayConnections without = new ApiGatewayConnections(Map.of("AWS_REGION", "eu-west-1"));

    assertThatThrownBy(() -> without.send("https://localhost:1", "a=", FRAME))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The variable AWS_ACCESS_KEY_ID is not set");
  }

  private interface Sending {
    void send(int number) throws IOException;
  }

  private static long millis(Sending sending) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    Thread[] threads = new Thread[20];
    long from = System.nanoTime();
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int n = next.getAndIncrement(); n < 1000; n = next.getAndIncrement()) {
                  try {
                    sending.send(n);
                    sent.incrementAndGet();
                  } catch (IOException failed) {
                    return;
                  }
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(sent).hasValue(1000);
    return (System.nanoTime() - from) / 1_000_000;
  }

  /** A gateway that takes its time, as API Gateway does. */
  @Test
  void postsToAThousandAboutAsFastAsItsClientCanOverFewConnections() throws Exception {
    Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    ExecutorService executor = Executors.newFixedThreadPool(40);
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    gateway.setExecutor(executor);
    gateway.createContext(
        "/",
        exchange -> {
          clients.add(exchange.getRemoteAddress());
          exchange.getRequestBody().readAllBytes();
          try {
            Thread.sleep(15);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    gateway.start();
    try {
      String endpoint = "http://127.0.0.1:" + gateway.getAddress().getPort();
      long bare = Long.MAX_VALUE;
      long ours = Long.MAX_VALUE;
      int opened = Integer.MAX_VALUE;
      for (int round = 0; round < 3; round++) {
        URL url = new URL(endpoint + "/@connections/a");
        bare =
            Math.min(
                bare, millis(n -> AwsResponse.of("POST", url, new TreeMap<>(), FRAME, 10_000)));
        clients.clear();
        ours = Math.min(ours, millis(n -> connections.send(endpoint, "a" + n, FRAME)));
        opened = Math.min(opened, clients.size());
      }
      assertThat(ours).isLessThanOrEqualTo(bare * 3 / 2);
      assertThat(opened).isLessThan(100);
    } finally {
      gateway.stop(0);
      executor.shutdownNow();
    }
  }
}
