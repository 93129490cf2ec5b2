package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The generated tree with the overlay on it, as the checks read it. */
record MergedService(ObjectNode tree, BackendConfig config, PikkuModel model) {
  private static final String DEFAULT_STAGE = "dev";

  /** An event of a function, by its kind: {@code http}, {@code sqs} and so on. */
  record Event(String function, String kind, JsonNode settings) {}

  SortedMap<String, JsonNode> functions() {
    SortedMap<String, JsonNode> functions = new TreeMap<>();
    tree.path("functions").properties().forEach(e -> functions.put(e.getKey(), e.getValue()));
    return functions;
  }

  List<Event> events() {
    List<Event> events = new ArrayList<>();
    functions()
        .forEach(
            (name, function) -> {
              for (JsonNode event : function.path("events")) {
                event
                    .properties()
                    .forEach(e -> events.add(new Event(name, e.getKey(), e.getValue())));
              }
            });
    return events;
  }

  /** Resources by logical id. */
  SortedMap<String, JsonNode> resources() {
    SortedMap<String, JsonNode> resources = new TreeMap<>();
    resourceSection()
        .path("Resources")
        .properties()
        .forEach(e -> resources.put(e.getKey(), e.getValue()));
    return resources;
  }

  JsonNode resourceSection() {
    JsonNode section = tree.path("resources");
    return section instanceof ArrayNode list ? list.path(0) : section;
  }

  /** The worker whose queue, or whose dead-letter queue, has a logical id. */
  Optional<QueueWorker> worker(String id) {
    return model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(QueueWorker.class::isInstance)
        .map(QueueWorker.class::cast)
        .filter(
            worker ->
                id.equals(QueueNames.id(worker.name()))
                    || id.equals(QueueNames.deadLettersId(worker.name())))
        .findFirst();
  }

  /** Whether some resources come from a file that only the framework reads. */
  boolean hasUnknownResources() {
    return tree.path("resources").isArray();
  }

  String service() {
    return tree.path("service").asText(config.name());
  }

  boolean statesStage() {
    JsonNode stage = tree.at("/provider/stage");
    return stage.isTextual() && !Nodes.isVariable(stage);
  }

  String stage() {
    return statesStage() ? tree.at("/provider/stage").textValue() : DEFAULT_STAGE;
  }

  /** Text with the service's name and the stage filled in, as far as they are known. */
  String filledIn(String text) {
    return text.replace("${self:service}", service()).replace("${sls:stage}", stage());
  }

  /** The place of a piece of the overlay. */
  Place overlay(String pointer) {
    return stated("/serverless" + pointer);
  }

  /** The place of a value of the config, if it is stated. */
  Place stated(String pointer) {
    Place place = config.origin().of(pointer);
    return place.equals(config.origin().of("")) ? Place.NONE : place;
  }
}
