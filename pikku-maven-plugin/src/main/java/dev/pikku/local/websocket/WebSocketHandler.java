package dev.pikku.local.websocket;

import dev.pikku.local.json.Json;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.SiteHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/** Between Jetty and a WebSocket API: clients connect here, and functions post here. */
public final class WebSocketHandler extends Handler.Abstract {
  private final WebSocketApi api;
  private final SiteHandler connections;
  private final WebSocketMappings mappings;
  private final WebSocketComponents components = new WebSocketComponents();

  public WebSocketHandler(WebSocketApi api, Faults faults) {
    this.api = api;
    this.connections = new SiteHandler(new ConnectionsSite(api.connections(), faults));
    this.mappings = new WebSocketMappings(components);
    addBean(components);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String upgrade = request.getHeaders().get("Upgrade");
    if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
      return connections.handle(request, response, callback);
    }
    return mappings.upgrade(new Negotiator(), request, response, callback, configuration -> {});
  }

  private final class Negotiator implements WebSocketNegotiator {

    @Override
    public @Nullable FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      Connection connection;
      WebSocketApi.Verdict verdict;
      try {
        connection = api.connection(SiteHandler.read(request));
        verdict = api.connect(connection.peer());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The server stops", e);
      }
      if (!verdict.accepted()) {
        SiteHandler.write(refusal(verdict.status()), response, callback);
        return null;
      }
      response.setExtensions(List.of()); // API Gateway does not compress
      if (!verdict.protocol().isEmpty()) {
        response.setAcceptedSubProtocol(verdict.protocol());
      }
      return connection;
    }

    @Override
    public void customize(Configuration configuration) {
      configuration.setAutoFragment(false);
      configuration.setMaxFrameSize(Connection.LARGEST_FRAME);
      configuration.setIdleTimeout(api.settings().idle());
    }
  }

  private static HttpReply refusal(int status) {
    return HttpReply.json(
        status, Json.text(Json.object().put("message", HttpStatus.getMessage(status))));
  }
}
