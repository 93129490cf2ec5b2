package dev.pikku.benchmarks.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.aws.ApiGatewayConnections;
import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.MemoryChannelStore;
import dev.pikku.channel.StoredEventHub;
import dev.pikku.local.lambda.Answer;
import dev.pikku.local.server.LocalServer;
import dev.pikku.local.websocket.ChannelRoute;
import dev.pikku.local.websocket.ChannelSettings;
import dev.pikku.local.websocket.Faults;
import dev.pikku.local.websocket.WebSocketApi;
import dev.pikku.local.websocket.WebSocketHandler;
import dev.pikku.service.Published;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to a thousand clients of the local gateway, in turn with as many bare requests of the
 * same client, as many at the same time. Says the median of both, and their ratio.
 */
public final class Publishing {
  private static final int CLIENTS = 1000;
  private static final int ROUNDS = 30;
  private static final int WARM_UP = 10;

  /** As many as a publication serves at the same time. */
  private static final int AT_ONCE = 16;

  private static final String DATA = "{\"id\":\"3f0c9a52\",\"text\":\"buy milk\",\"done\":false}";

  private final MemoryChannelStore store = new MemoryChannelStore();
  private final ApiGatewayConnections connections =
      new ApiGatewayConnections(Map.of("AWS_REGION", "eu-central-1"));
  private final StoredEventHub hub = new StoredEventHub(store, store, connections);
  private final Semaphore received = new Semaphore(0);
  private final List<String> ids = new ArrayList<>();
  private final String endpoint;

  private Publishing(String endpoint) {
    this.endpoint = endpoint;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    BlockingQueue<String> connected = new LinkedBlockingQueue<>();
    List<ChannelRoute> routes =
        List.of(new ChannelRoute("$connect", false, event -> accept(event, connected)));
    try (WebSocketApi api =
            new WebSocketApi(() -> routes, ChannelSettings.of("dev"), Clock.systemUTC());
        LocalServer server = LocalServer.start(0, new WebSocketHandler(api, Faults.NONE))) {
      Publishing publishing = new Publishing(server.url() + "/dev");
      publishing.connect(URI.create("ws://localhost:" + server.port()), connected);
      publishing.measure();
    }
    System.exit(0); // clients' threads go on
  }

  private static CompletableFuture<Answer> accept(byte[] event, BlockingQueue<String> connected) {
    String text = new String(event, UTF_8);
    int from = text.indexOf("\"connectionId\":\"") + "\"connectionId\":\"".length();
    connected.add(text.substring(from, text.indexOf('"', from)));
    return CompletableFuture.completedFuture(
        new Answer.Payload("{\"statusCode\":200}".getBytes(UTF_8)));
  }

  private void connect(URI address, BlockingQueue<String> connected) throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    long expiresAt = Instant.now().getEpochSecond() + 3600;
    for (int i = 0; i < CLIENTS; i++) {
      WebSocket unused = http.newWebSocketBuilder().buildAsync(address, new Client()).join();
      String id = connected.take();
      ids.add(id);
      store.add(new ChannelRow(id, "feed", endpoint, null, List.of(), expiresAt), List.of("todos"));
    }
  }

  private void measure() throws Exception {
    byte[] frame = ("{\"topic\":\"todos\",\"data\":" + DATA + "}").getBytes(UTF_8);
    long[] bare = new long[ROUNDS];
    long[] published = new long[ROUNDS];
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      request(threads, frame);
      long between = System.nanoTime();
      settle();
      long again = System.nanoTime();
      Published all = hub.publish("todos", DATA, null);
      long end = System.nanoTime();
      settle();
      if (all.delivered() != CLIENTS) {
        throw new IllegalStateException("Not everybody got it: " + all);
      }
      if (i >= 0) {
        bare[i] = between - begin;
        published[i] = end - again;
      }
    }
    threads.shutdown();
    double one = median(bare);
    double other = median(published);
    System.out.printf(
        "%d bare requests %.1f ms, a publication to %d clients %.1f ms: ratio %.2f%n",
        CLIENTS, one, CLIENTS, other, other / one);
  }

  private void request(ExecutorService threads, byte[] frame) throws Exception {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (String id : ids) {
      all.add(CompletableFuture.runAsync(() -> send(id, frame), threads));
    }
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get();
  }

  private void send(String id, byte[] frame) {
    try {
      if (!connections.send(endpoint, id, frame)) {
        throw new IllegalStateException(id + " is gone");
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Waits until every client has its frame, so that no round pays for the one before. */
  private void settle() throws InterruptedException {
    if (!received.tryAcquire(CLIENTS, 1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("Not everything has arrived");
    }
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }

  private final class Client implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      if (last) {
        received.release();
      }
      from.request(1);
      return null;
    }
  }
}
