package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.WiringModel.QueueWorker;

/** Refuses names that AWS finds too long, once service and stage stand in them. */
final class NameCheck {
  private static final int LONGEST = 64;
  private static final int LONGEST_QUEUE = 80;
  private static final String LONG_STAGE = "production";

  private final MergedService service;
  private final Diagnostics diagnostics;

  NameCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
  }

  void check() {
    service.functions().forEach(this::function);
    role();
    service.resources().forEach(this::queue);
  }

  private void function(String name, JsonNode function) {
    JsonNode own = function.path("name");
    String full =
        own.isTextual()
            ? service.filledIn(own.textValue())
            : service.service() + "-" + service.stage() + "-" + name;
    if (!full.contains("${")) {
      measure(
          "The function's name \"" + full + "\"",
          full,
          LONGEST,
          own.isTextual()
              ? service.overlay(Nodes.step("/functions", name) + "/name")
              : service.stated("/name"),
          "Choose a shorter \"name\" in pikku.config.json.");
    }
  }

  private void role() {
    JsonNode role = service.tree().at("/provider/iam/role");
    if (role.isTextual() || role.has("name") || service.tree().at("/provider").has("role")) {
      return;
    }
    JsonNode stated = service.tree().at("/provider/region");
    boolean known = stated.isTextual() && !Nodes.isVariable(stated);
    String region = known ? stated.textValue() : "us-east-1";
    String full = service.service() + "-" + service.stage() + "-" + region + "-lambdaRole";
    measure(
        "The name of the functions' role, \"" + full + "\",",
        full,
        LONGEST,
        service.stated("/name"),
        "Choose a shorter \"name\" in pikku.config.json, or state"
            + " \"serverless\": {\"provider\": {\"iam\": {\"role\": {\"name\": …}}}}.");
  }

  private void queue(String id, JsonNode resource) {
    JsonNode name = resource.at("/Properties/QueueName");
    if (!name.isTextual()) {
      return;
    }
    String full = service.filledIn(name.textValue());
    if (!full.contains("${")) {
      measure(
          "The queue's name \"" + full + "\"",
          full,
          LONGEST_QUEUE,
          place(id),
          "Choose a shorter name for the queue, or a shorter \"name\" in pikku.config.json.");
    }
  }

  private Place place(String id) {
    return service
        .worker(id)
        .map(QueueWorker::place)
        .orElseGet(() -> service.overlay(Nodes.step("/resources/Resources", id)));
  }

  private void measure(String fact, String name, int longest, Place place, String remedy) {
    int length = name.codePointCount(0, name.length());
    String limit = ", of which AWS takes " + longest + ".";
    if (length > longest) {
      diagnostics.error(
          Code.NAME_TOO_LONG, place, fact + " has " + length + " characters" + limit, remedy);
      return;
    }
    int later = length + LONG_STAGE.length() - service.stage().length();
    if (!service.statesStage() && later > longest) {
      diagnostics.warn(
          Code.NAME_TOO_LONG,
          place,
          fact + " would have " + later + " characters in stage \"" + LONG_STAGE + "\"" + limit,
          remedy);
    }
  }
}
