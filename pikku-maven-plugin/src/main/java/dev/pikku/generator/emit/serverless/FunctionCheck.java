package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.config.key.ReservedVariables;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import java.util.Map;

/** Refuses functions that nobody could call or that AWS would not make. */
final class FunctionCheck {
  private static final List<String> NEEDED = List.of("service", "provider", "functions");

  private final MergedService service;
  private final Diagnostics diagnostics;

  FunctionCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
  }

  void check() {
    for (String key : NEEDED) {
      if (!service.tree().has(key)) {
        diagnostics.error(
            Code.INVALID_OVERLAY,
            service.overlay("/" + key),
            "The overlay removes \"" + key + "\", which serverless.yml cannot be without.",
            "Leave it out of the overlay.");
      }
    }
    variables(service.tree().at("/provider/environment"), "/provider/environment");
    service.functions().forEach(this::check);
  }

  private void check(String name, JsonNode function) {
    String pointer = Nodes.step("/functions", name);
    if (!function.has("handler") && !function.has("image")) {
      diagnostics.error(
          Code.INVALID_OVERLAY,
          service.overlay(pointer),
          "The overlay has a function \"" + name + "\" without a handler.",
          "The functions that are generated here are "
              + generated()
              + "; any other needs a handler.");
    }
    variables(function.path("environment"), pointer + "/environment");
    patience(name, function);
  }

  /** API Gateway answers by itself where a function takes longer than it waits. */
  private void patience(String name, JsonNode function) {
    for (JsonNode event : function.path("events")) {
      int longest = event.has("httpApi") ? 30 : event.has("http") ? 29 : Integer.MAX_VALUE;
      if (function.path("timeout").asInt() > longest) {
        diagnostics.warn(
            Code.INVALID_VALUE,
            timeout(name),
            "The function \""
                + name
                + "\" may take "
                + function.path("timeout").asInt()
                + " seconds, but API Gateway waits "
                + longest
                + " and then answers 503 or 504.",
            "Let it take "
                + longest
                + " at most: \"lambda\": {\"functions\": {\"http\": {\"timeout\": "
                + longest
                + "}}}.");
        return;
      }
    }
  }

  private Place timeout(String name) {
    String function = Nodes.step("/functions", name) + "/timeout";
    if (!service.config().serverless().at(function).isMissingNode()) {
      return service.overlay(function);
    }
    boolean own = service.config().lambda(name).timeout() != service.config().lambda().timeout();
    return service.stated("/lambda" + (own ? function : "/timeout"));
  }

  private String generated() {
    return String.join(
        ", ",
        service.functions().entrySet().stream()
            .filter(entry -> entry.getValue().has("handler"))
            .map(Map.Entry::getKey)
            .toList());
  }

  private void variables(JsonNode environment, String pointer) {
    for (Map.Entry<String, JsonNode> variable : environment.properties()) {
      if (ReservedVariables.contains(variable.getKey())) {
        diagnostics.error(
            Code.RESERVED_VARIABLE,
            service.overlay(Nodes.step(pointer, variable.getKey())),
            "The environment variable \"" + variable.getKey() + "\" is set by AWS Lambda itself.",
            "Leave it out, or give it another name.");
      }
    }
  }
}
