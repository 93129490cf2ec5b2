package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.WiringModel.Http;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses routes that the Serverless Framework lets through and API Gateway does not: twice the
 * same, a rest parameter before the end, parameters of different names at one place, and two routes
 * that get one name in CloudFormation, where the second would silently replace the first.
 */
final class RouteCheck {
  private final MergedService service;
  private final Diagnostics diagnostics;

  RouteCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
  }

  void check() {
    check("http");
    check("httpApi");
  }

  private void check(String kind) {
    List<GatewayRoute> routes = new ArrayList<>();
    for (MergedService.Event event : service.events()) {
      if (event.kind().equals(kind)) {
        GatewayRoute.of(event.settings(), event.function()).ifPresent(routes::add);
      }
    }
    Map<String, GatewayRoute> seen = new HashMap<>();
    Map<String, GatewayRoute> parameters = new HashMap<>();
    Map<String, GatewayRoute> ids = new HashMap<>();
    for (GatewayRoute route : routes) {
      if (seen.putIfAbsent(route.key(), route) != null) {
        diagnostics.error(
            Code.DUPLICATE_ROUTE,
            place(route),
            "\"" + route.key() + "\" is an event twice.",
            "Take one of them out of the overlay.");
        continue;
      }
      braces(route);
      siblings(route, kind.equals("http"), parameters);
      ids(route, kind.equals("http"), ids);
    }
  }

  private void braces(GatewayRoute route) {
    List<String> segments = route.segments();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean parameter = segment.matches("\\{[^{}]+}");
      boolean last = i == segments.size() - 1;
      if ((segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) && !parameter) {
        diagnostics.error(
            Code.INVALID_ROUTE,
            place(route),
            "In \"" + route.key() + "\", \"" + segment + "\" is a parameter only in part.",
            "Let the parameter be the whole segment.");
      } else if (segment.endsWith("+}") && !last) {
        diagnostics.error(
            Code.INVALID_ROUTE,
            place(route),
            "In \"" + route.key() + "\", \"" + segment + "\" takes the rest, but is not last.",
            "Put it last, or leave the plus out.");
      }
    }
  }

  private void siblings(GatewayRoute route, boolean rest, Map<String, GatewayRoute> parameters) {
    StringBuilder parent = new StringBuilder();
    for (String segment : route.segments()) {
      if (segment.startsWith("{")) {
        // a REST API takes one parameter at a place, whether it takes the rest or not
        String place = parent + (rest || !segment.endsWith("+}") ? "/{}" : "/{+}");
        GatewayRoute other = parameters.putIfAbsent(place, route);
        String otherName = other == null ? segment : other.segments().get(depth(parent));
        if (other != null && !otherName.equals(segment)) {
          diagnostics.error(
              Code.CONFLICTING_ROUTES,
              place(route),
              "\""
                  + route.path()
                  + "\" has "
                  + segment
                  + " where \""
                  + other.path()
                  + "\" ("
                  + place(other)
                  + ") has "
                  + otherName
                  + ", and API Gateway takes one name at one place.",
              "Give both parameters the same name, or let one event take every request"
                  + " (\"http\": {\"mode\": \"proxy\"}).");
          return;
        }
        parent.append("/{}");
      } else {
        parent.append('/').append(segment);
      }
    }
  }

  private static int depth(CharSequence parent) {
    return (int) parent.chars().filter(character -> character == '/').count();
  }

  private void ids(GatewayRoute route, boolean rest, Map<String, GatewayRoute> ids) {
    // a REST API has a resource for each path, an HTTP API one for each method and path
    String id = rest ? route.id() : route.method() + " " + route.id();
    GatewayRoute other = ids.putIfAbsent(id, route);
    if (other != null && !other.path().equals(route.path())) {
      diagnostics.error(
          Code.CONFLICTING_ROUTES,
          place(route),
          "\""
              + route.path()
              + "\" and \""
              + other.path()
              + "\" ("
              + place(other)
              + ") get the same name in CloudFormation, where only letters and digits count, in"
              + " lower case.",
          "Change one of them, or let one event take every request (\"http\": {\"mode\":"
              + " \"proxy\"}).");
    }
  }

  private Place place(GatewayRoute route) {
    return service.model().functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(Http.class::isInstance)
        .map(Http.class::cast)
        .filter(http -> http.route().equals(route.path()))
        .min(Comparator.comparing(http -> !http.method().equals(route.method())))
        .map(Http::place)
        .orElseGet(() -> service.overlay(Nodes.step("/functions", route.function()) + "/events"));
  }
}
