package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** What API Gateway calls the function of channels for: it routes nothing by itself. */
final class ChannelEvents {
  private static final List<String> ROUTES = List.of("$connect", "$disconnect", "$default");

  private ChannelEvents() {}

  static ArrayNode all() {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    ROUTES.forEach(route -> events.addObject().putObject("websocket").put("route", route));
    return events;
  }
}
