package dev.pikku.it;

import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.server.LocalServer;
import dev.pikku.local.websocket.ChannelRoute;
import dev.pikku.local.websocket.ChannelSettings;
import dev.pikku.local.websocket.Faults;
import dev.pikku.local.websocket.WebSocketApi;
import dev.pikku.local.websocket.WebSocketHandler;
import java.time.Clock;
import java.util.List;

/** A WebSocket API in front of a function, with the routes that {@code serverless.yml} has. */
final class ChannelGateway implements AutoCloseable {
  private final WebSocketApi api;
  private final LocalServer server;
  private volatile List<ChannelRoute> routes = List.of();

  ChannelGateway(Faults faults) throws Exception {
    api = new WebSocketApi(() -> routes, ChannelSettings.of("dev"), Clock.systemUTC());
    server = LocalServer.start(0, new WebSocketHandler(api, faults));
  }

  void leadsTo(LambdaFunction function) {
    routes =
        List.of(
            new ChannelRoute("$connect", false, function),
            new ChannelRoute("$disconnect", false, function),
            new ChannelRoute("$default", true, function));
  }

  /** Where functions reach clients. */
  String endpoint() {
    return server.url() + "/dev";
  }

  /** Where clients connect. */
  String address() {
    return "ws://localhost:" + server.port() + "/dev";
  }

  @Override
  public void close() {
    server.close();
    api.close();
  }
}
