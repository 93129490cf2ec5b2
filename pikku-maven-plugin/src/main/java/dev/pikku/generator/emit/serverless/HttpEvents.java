package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.BackendConfig.HttpConfig;
import dev.pikku.generator.model.WiringModel.Http;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The requests that API Gateway hands to the function. */
final class HttpEvents {
  private HttpEvents() {}

  static ArrayNode of(BackendConfig backend, List<Http> wirings) {
    HttpConfig config = backend.http();
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    if (!config.perRoute()) {
      events.add(event(config, "ANY", "/"));
      events.add(event(config, "ANY", "/{proxy+}"));
      return events;
    }
    SortedMap<String, SortedSet<String>> routes = methodsByRoute(wirings);
    backend
        .openapi()
        .route()
        .ifPresent(
            route ->
                routes
                    .computeIfAbsent(route, r -> new TreeSet<>())
                    .addAll(List.of("GET", "HEAD", "OPTIONS")));
    for (Map.Entry<String, SortedSet<String>> route : routes.entrySet()) {
      route.getValue().forEach(method -> events.add(event(config, method, route.getKey())));
    }
    return events;
  }

  /** HEAD stands in for GET and OPTIONS tells the methods, so the gateway has to let them in. */
  private static SortedMap<String, SortedSet<String>> methodsByRoute(List<Http> wirings) {
    SortedMap<String, SortedSet<String>> routes = new TreeMap<>();
    for (Http wiring : wirings) {
      SortedSet<String> methods = routes.computeIfAbsent(wiring.route(), r -> new TreeSet<>());
      methods.add(wiring.method());
      methods.add("OPTIONS");
      if (wiring.method().equals("GET")) {
        methods.add("HEAD");
      }
    }
    return routes;
  }

  private static ObjectNode event(HttpConfig config, String method, String path) {
    boolean rest = config.api().equals("rest");
    ObjectNode route = Nodes.object("path", Nodes.text(path));
    if (rest) {
      route.put("method", method.toLowerCase(Locale.ROOT));
    } else {
      route.put("method", method.equals("ANY") ? "*" : method);
    }
    return Nodes.object(rest ? "http" : "httpApi", route);
  }
}
