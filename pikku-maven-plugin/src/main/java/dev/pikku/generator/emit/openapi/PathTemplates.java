package dev.pikku.generator.emit.openapi;

import dev.pikku.generator.emit.route.RouteTree;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Routes as OpenAPI can say them. There, paths that differ in the names of their parameters are
 * one, so all take the names of the first; and no parameter takes more than a segment, so a rest
 * parameter is written as one, or as several where another route has that path and method.
 */
final class PathTemplates {
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * A route's path.
   *
   * @param path with parameters in braces
   */
  record Template(String path, List<Variable> variables) {}

  /**
   * A parameter of the path.
   *
   * @param name in the document
   * @param component what it is called in the route, and so in the input
   * @param part which piece of a rest parameter it is, from 1; 0 for a plain parameter
   * @param last whether everything that is left belongs to it
   */
  record Variable(String name, String component, int part, boolean last) {}

  PathTemplates(List<WiringModel.Http> wirings) {
    wirings.stream()
        .sorted(
            Comparator.comparing((WiringModel.Http http) -> http.route().endsWith("+}"))
                .thenComparing(WiringModel.Http::route)
                .thenComparing(WiringModel.Http::method))
        .forEach(this::add);
  }

  Template of(WiringModel.Http wiring) {
    Template template = templates.get(wiring.label());
    if (template == null) {
      throw new IllegalArgumentException(wiring.label());
    }
    return template;
  }

  private void add(WiringModel.Http wiring) {
    List<String> segments = new ArrayList<>();
    List<Variable> own = new ArrayList<>();
    for (String segment : RouteTree.segments(wiring.route())) {
      if (segment.endsWith("+}")) {
        String rest = segment.substring(1, segment.length() - 2);
        segments.add("{}");
        own.add(new Variable(rest, rest, 1, true));
      } else if (segment.startsWith("{")) {
        String name = segment.substring(1, segment.length() - 1);
        segments.add("{}");
        own.add(new Variable(name, name, 0, true));
      } else {
        segments.add(segment);
      }
    }
    while (!taken.add(wiring.method() + " " + String.join("/", segments))
        && wiring.route().endsWith("+}")) {
      segments.add("{}");
      Variable rest = own.remove(own.size() - 1);
      own.add(new Variable(rest.name(), rest.component(), rest.part(), false));
      own.add(next(rest, own));
    }
    templates.put(wiring.label(), template(segments, own));
  }

  private static Variable next(Variable rest, List<Variable> own) {
    int part = rest.part() + 1;
    String name = rest.component() + part;
    while (isTaken(name, own)) {
      name += "_";
    }
    return new Variable(name, rest.component(), part, true);
  }

  private static boolean isTaken(String name, List<Variable> own) {
    return own.stream().anyMatch(variable -> variable.name().equals(name));
  }

  private Template template(List<String> segments, List<Variable> own) {
    List<String> shared =
        names.computeIfAbsent(
            String.join("/", segments), path -> own.stream().map(Variable::name).toList());
    StringBuilder path = new StringBuilder();
    List<Variable> variables = new ArrayList<>();
    for (String segment : segments) {
      if (segment.equals("{}")) {
        Variable variable = own.get(variables.size());
        String name = shared.get(variables.size());
        variables.add(new Variable(name, variable.component(), variable.part(), variable.last()));
        path.append("/{").append(name).append('}');
      } else {
        path.append('/').append(segment);
      }
    }
    return new Template(path.isEmpty() ? "/" : path.toString(), variables);
  }
}
