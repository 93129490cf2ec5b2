package dev.pikku.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of a channel: replies to what it asks are told apart from what is published. */
final class ChannelClient implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 30;

  private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> published = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  private ChannelClient() {}

  /**
   * Connects.
   *
   * @param token the bearer token, if any
   * @throws java.util.concurrent.CompletionException if the client is refused
   */
  static ChannelClient connect(HttpClient http, String address, @Nullable String token) {
    ChannelClient client = new ChannelClient();
    WebSocket.Builder builder = http.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    client.socket = builder.buildAsync(URI.create(address), client).join();
    return client;
  }

  /** Sends a message, and waits for what is answered. */
  JsonNode ask(String message) throws InterruptedException {
    socket().sendText(message, true).join();
    JsonNode reply = replies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (reply == null) {
      throw new AssertionError("No reply to " + message);
    }
    return reply;
  }

  /** The next that was published; null if nothing is within some seconds. */
  @Nullable JsonNode hear(int seconds) throws InterruptedException {
    return published.poll(seconds, TimeUnit.SECONDS);
  }

  /** All that was published and is not taken yet. */
  List<JsonNode> heard() {
    List<JsonNode> heard = new ArrayList<>();
    published.drainTo(heard);
    return heard;
  }

  /** Says that it leaves; what is on its way to it still arrives. */
  CompletableFuture<Integer> leaving() {
    CompletableFuture<WebSocket> unused = socket().sendClose(WebSocket.NORMAL_CLOSURE, "");
    return closed;
  }

  /** Leaves as clients do, and waits until the gateway knows. */
  void leave() {
    leaving().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Vanishes. */
  void vanish() {
    socket().abort();
  }

  private WebSocket socket() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("Not connected");
    }
    return open;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      String whole = text.toString();
      text.setLength(0);
      try {
        JsonNode frame = JSON.readTree(whole);
        (frame.has("topic") ? published : replies).add(frame);
      } catch (IOException notJson) {
        throw new AssertionError(whole, notJson);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }
}
