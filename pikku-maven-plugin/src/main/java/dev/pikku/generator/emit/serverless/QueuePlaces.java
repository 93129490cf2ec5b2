package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.List;
import java.util.Optional;

/** Finds who stated a queue's setting: the overlay, the config, or else the worker. */
record QueuePlaces(MergedService service) {
  /** What users call the queue that has a logical id. */
  String name(String id) {
    return service.worker(id).map(QueueWorker::name).orElse(id);
  }

  /**
   * Where the first of some settings is stated.
   *
   * @param properties CloudFormation's names of them
   * @param keys the config's
   */
  Place of(String id, List<String> properties, List<String> keys) {
    String resource = Nodes.step("/resources/Resources", id);
    for (String property : properties) {
      String pointer = resource + "/Properties/" + property;
      if (!overlay().at(pointer).isMissingNode()) {
        return service.overlay(pointer);
      }
    }
    Optional<QueueWorker> worker = service.worker(id);
    if (worker.isEmpty()) {
      return service.overlay(resource);
    }
    String queue = Nodes.step("/queues", worker.get().name());
    Place whole = service.stated(queue);
    for (String key : keys) {
      Place place = service.stated(queue + "/" + key);
      if (!place.equals(whole)) {
        return place;
      }
    }
    return worker.get().place();
  }

  private JsonNode overlay() {
    return service.config().serverless();
  }
}
