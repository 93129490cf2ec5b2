package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A route of API Gateway, as an event of a function has it. */
record GatewayRoute(String function, String method, String path) {

  static Optional<GatewayRoute> of(JsonNode settings, String function) {
    if (settings.isObject()) {
      JsonNode method = settings.path("method");
      return of(function, method.isTextual() ? method.textValue() : "*", settings.path("path"));
    }
    String[] words = settings.asText().strip().split("\\s+", -1);
    return words.length == 2
        ? of(function, words[0], Nodes.text(words[1]))
        : of(function, "*", Nodes.text(words[0]));
  }

  private static Optional<GatewayRoute> of(String function, String method, JsonNode path) {
    if (!path.isTextual() || Nodes.isVariable(path)) {
      return Optional.empty();
    }
    String upper = method.toUpperCase(Locale.ROOT);
    String text = path.textValue();
    String rooted = text.startsWith("/") || text.equals("*") ? text : "/" + text;
    return Optional.of(new GatewayRoute(function, upper.equals("*") ? "ANY" : upper, rooted));
  }

  String key() {
    return method + " " + path;
  }

  List<String> segments() {
    return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }

  /** The path as the framework makes it part of a name. */
  String id() {
    StringBuilder id = new StringBuilder();
    for (String segment : segments()) {
      String part =
          segment
              .toLowerCase(Locale.ROOT)
              .replace("-", "Dash")
              .replaceAll("\\{(.*)}", "$1Var")
              .replaceAll("[^0-9A-Za-z]", "");
      if (!part.isEmpty()) {
        id.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return id.toString();
  }
}
