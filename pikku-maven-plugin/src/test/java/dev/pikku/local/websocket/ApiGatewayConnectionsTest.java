package dev.pikku.local.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.aws.ApiGatewayConnections;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.server.LocalServer;
import dev.pikku.local.testing.RecordedFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What backends send with, at a gateway that AWS's own client takes for API Gateway. */
class ApiGatewayConnectionsTest {
  private final Queue<Integer> faults = new ConcurrentLinkedQueue<>();
  private final List<HttpRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final ApiGatewayConnections connections =
      new ApiGatewayConnections(
          Map.of(
              "AWS_REGION", "eu-central-1",
              "AWS_ACCESS_KEY_ID", "id",
              "AWS_SECRET_ACCESS_KEY", "secret"));

  private WebSocketApi api;
  private LocalServer server;

  @BeforeEach
  void start() throws Exception {
    RecordedFunction connect = RecordedFunction.answering("{\"statusCode\":200}");
    List<ChannelRoute> routes = List.of(new ChannelRoute(ChannelRoute.CONNECT, false, connect));
    api = new WebSocketApi(() -> routes, ChannelSettings.of("dev"), Clock.systemUTC());
    server = LocalServer.start(0, new WebSocketHandler(api, this::fault));
  }

  private OptionalInt fault(HttpRequest request) {
    requests.add(request);
    Integer status = faults.poll();
    return status == null ? OptionalInt.empty() : OptionalInt.of(status);
  }

  @AfterEach
  void stop() {
    server.close();
    api.close();
  }

  private String endpoint() {
    return server.url() + "/dev";
  }

  @Test
  void sendsTextOfAnyKindAndSize() throws Exception {
    Client client = connect();
    String large = "ü".repeat(64 * 1024);

    for (String text : List.of("{\"topic\":\"t\",\"data\":\"😀\"}", "", large)) {
      assertThat(connections.send(endpoint(), client.id, text.getBytes(UTF_8))).isTrue();
      assertThat(client.next()).isEqualTo(text);
    }
  }

  @Test
  void closesAConnectionAndThenItIsGone() throws Exception {
    Client client = connect();

    connections.close(endpoint(), client.id);

    assertThat(client.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1000);
    for (int i = 0; i < 1000 && !api.connections().all().isEmpty(); i++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(connections.send(endpoint(), client.id, new byte[] {'1'})).isFalse();
    connections.close(endpoint(), client.id);
  }

  @Test
  void deliversOnceWhatIsThrottledOrFailsAtFirst() throws Exception {
    Client client = connect();
    faults.addAll(List.of(429, 500, 503));

    assertThat(connections.send(endpoint(), client.id, new byte[] {'1'})).isTrue();
    assertThat(connections.send(endpoint(), client.id, new byte[] {'2'})).isTrue();

    assertThat(client.next()).isEqualTo("1");
    assertThat(client.next()).isEqualTo("2");
    assertThat(requests).hasSize(5);
  }

  @Test
  void saysWhatApiGatewaySaysWhereItGivesUp() throws Exception {
    Client client = connect();
    faults.addAll(List.of(429, 429, 429, 429, 429));

    assertThatThrownBy(() -> connections.send(endpoint(), client.id, new byte[] {'1'}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(": LimitExceededException (status 429, request id ");
    assertThat(requests).hasSize(5);
  }

  @Test
  void saysThatAnIdIsNone() {
    assertThatThrownBy(() -> connections.send(endpoint(), "malformed", new byte[] {'1'}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("BadRequestException (status 400, request id ");
    assertThat(requests).hasSize(1);
  }

  @Test
  void sendsToManyAtOnceThoughSomeAreThrottled() throws Exception {
    Client client = connect();
    // hardly more than one for each thread: five in a row would be the end of a frame
    for (int i = 0; i < 24; i++) {
      faults.add(i % 2 == 0 ? 429 : 500);
    }
    AtomicInteger next = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = next.getAndIncrement(); n < 300; n = next.getAndIncrement()) {
                  try {
                    byte[] frame = String.valueOf(n).getBytes(UTF_8);
                    sent.addAndGet(connections.send(endpoint(), client.id, frame) ? 1 : 0);
                  } catch (IOException failed) {
                    return;
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(sent).hasValue(300);
    List<Integer> received = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      received.add(Integer.valueOf(client.next()));
    }
    assertThat(received).doesNotHaveDuplicates();
    assertThat(requests).hasSize(324);
  }

  private Client connect() {
    Client client = new Client();
    WebSocket unused =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://localhost:" + server.port()), client)
            .join();
    // the client may know that it is connected before the server does
    for (int i = 0; i < 1000 && api.connections().all().isEmpty(); i++) {
      LockSupport.parkNanos(10_000_000);
    }
    client.id = api.connections().all().get(0).peer().id();
    return client;
  }

  /** A client that keeps what it receives. */
  private static final class Client implements WebSocket.Listener {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private String id;

    String next() throws InterruptedException {
      return received.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }
  }
}
