package dev.pikku.local.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.gateway.Call;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Answer;
import dev.pikku.local.server.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A WebSocket API: who may connect, and where messages go. */
public final class WebSocketApi implements AutoCloseable {
  private static final int GOING_AWAY = 1001;

  private final Supplier<List<ChannelRoute>> routes;
  private final ChannelSettings settings;
  private final Clock clock;
  private final Supplier<Call> calls;
  private final Connections connections = new Connections();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pikku-channels");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Whether somebody may connect.
   *
   * @param status 101, or what the client is told instead
   * @param protocol the one that the function chose; empty for none
   */
  record Verdict(int status, String protocol) {
    boolean accepted() {
      return status == 101;
    }
  }

  /**
   * @param routes those of the last build
   */
  public WebSocketApi(Supplier<List<ChannelRoute>> routes, ChannelSettings settings, Clock clock) {
    this.routes = routes;
    this.settings = settings;
    this.clock = clock;
    this.calls = Call.by(clock);
  }

  ChannelSettings settings() {
    return settings;
  }

  Connections connections() {
    return connections;
  }

  Connection connection(HttpRequest request) {
    return new Connection(new Peer(Call.shortId(), request, clock.instant()), this, clock);
  }

  /** Asks the function; the connection is not open before it answers. */
  Verdict connect(Peer peer) throws InterruptedException {
    Optional<ChannelRoute> route = route(ChannelRoute.CONNECT);
    if (route.isEmpty()) {
      return new Verdict(101, "");
    }
    byte[] event = ChannelEvent.connect(peer, settings, calls.get());
    try {
      Answer answer =
          route
              .get()
              .function()
              .invoke(event)
              .get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
      return verdict(answer);
    } catch (TimeoutException e) {
      return new Verdict(504, "");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A function always answers", e);
    }
  }

  void opened(Connection connection) {
    connections.add(connection);
    connection.endsBy(
        timer.schedule(
            () -> connection.close(GOING_AWAY, "Going away"),
            settings.longest().toMillis(),
            TimeUnit.MILLISECONDS));
  }

  void received(Connection connection, String text) {
    Call call = calls.get();
    Optional<ChannelRoute> route =
        action(text).flatMap(this::route).or(() -> route(ChannelRoute.DEFAULT));
    if (route.isEmpty()) {
      refuse(connection, call, "Forbidden");
      return;
    }
    byte[] event = ChannelEvent.message(connection.peer(), settings, call, route.get().key(), text);
    CompletableFuture<Void> unused =
        route
            .get()
            .function()
            .invoke(event)
            .completeOnTimeout(
                new Answer.Failure("Timeout", new byte[0]),
                settings.patience().toMillis(),
                TimeUnit.MILLISECONDS)
            .thenAccept(answer -> answered(connection, call, route.get(), answer));
  }

  /** Tells the function, whether it listens or not. */
  void closed(Connection connection, int status, String reason) {
    connections.remove(connection);
    byte[] event =
        ChannelEvent.disconnect(connection.peer(), settings, calls.get(), status, reason);
    Optional<CompletableFuture<Answer>> unused =
        route(ChannelRoute.DISCONNECT).map(route -> route.function().invoke(event));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void answered(Connection connection, Call call, ChannelRoute route, Answer answer) {
    Optional<JsonNode> json =
        answer instanceof Answer.Payload payload ? Json.parse(payload.json()) : Optional.empty();
    if (json.isEmpty()) {
      refuse(connection, call, "Internal server error");
    } else if (route.answers()) {
      connection.tell(json.get().path("body").asText().getBytes(UTF_8));
    }
  }

  private static void refuse(Connection connection, Call call, String message) {
    connection.tell(
        Json.bytes(
            Json.object()
                .put("message", message)
                .put("connectionId", connection.peer().id())
                .put("requestId", call.extendedId())));
  }

  private static Verdict verdict(Answer answer) {
    if (answer instanceof Answer.Payload payload) {
      JsonNode json = Json.parse(payload.json()).orElseGet(Json::object);
      int status = json.path("statusCode").asInt(502);
      String protocol = "";
      for (var header : json.path("headers").properties()) {
        if (header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol")) {
          protocol = header.getValue().asText();
        }
      }
      return status >= 200 && status < 300
          ? new Verdict(101, protocol)
          : new Verdict(status < 400 ? 502 : status, "");
    }
    return new Verdict(502, "");
  }

  /** What the message says where it is to go. */
  private Optional<String> action(String text) {
    return Json.parse(text.getBytes(UTF_8))
        .map(json -> json.path(settings.selector()))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText);
  }

  private Optional<ChannelRoute> route(String key) {
    return routes.get().stream().filter(route -> route.key().equals(key)).findFirst();
  }
}
