package dev.pikku.local.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the most specific of the routes that take a request. */
final class RouteTable {
  private final List<Route> routes;

  RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** The routes whose path fits, most specific first. */
  List<Match> paths(String path) {
    List<String> segments = Paths.segments(path);
    List<Match> matches = new ArrayList<>();
    for (Route route : routes) {
      if (!route.isDefault()) {
        match(route.segments(), segments)
            .ifPresent(parameters -> matches.add(new Match(route, parameters)));
      }
    }
    matches.sort(
        Comparator.comparing((Match match) -> rank(match.route()))
            .thenComparing(match -> match.route().method().equals(Route.ANY)));
    return matches;
  }

  Optional<Match> fallback() {
    return routes.stream()
        .filter(Route::isDefault)
        .map(route -> new Match(route, Map.of()))
        .findFirst();
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String segment = pattern.get(i);
      if (Paths.isGreedy(segment)) {
        String rest = i < path.size() ? String.join("/", path.subList(i, path.size())) : "";
        parameters.put(Paths.name(segment), Paths.decode(rest));
        return rest.isEmpty() ? Optional.empty() : Optional.of(parameters);
      }
      if (i >= path.size()) {
        return Optional.empty();
      }
      String requested = path.get(i);
      if (Paths.isParameter(segment) && !requested.isEmpty()) {
        parameters.put(Paths.name(segment), Paths.decode(requested));
      } else if (!segment.equals(requested)) {
        return Optional.empty();
      }
    }
    return pattern.size() == path.size() ? Optional.of(parameters) : Optional.empty();
  }

  /** Segment by segment, from the left: a text is before a parameter, and that before a rest. */
  private static String rank(Route route) {
    StringBuilder rank = new StringBuilder();
    for (String segment : route.segments()) {
      rank.append(Paths.isGreedy(segment) ? 'c' : Paths.isParameter(segment) ? 'b' : 'a');
    }
    return rank.toString();
  }
}
