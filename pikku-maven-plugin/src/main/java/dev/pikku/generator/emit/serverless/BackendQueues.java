package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.BackendConfig.QueueConfig;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The queues that a backend owns, as it keeps their workers, and the queues of others.
 *
 * @param kept workers by queue
 * @param imported owning services by queue
 */
record BackendQueues(SortedMap<String, QueueWorker> kept, SortedMap<String, String> imported) {

  static BackendQueues of(BackendConfig config, PikkuModel model) {
    SortedMap<String, QueueWorker> kept = new TreeMap<>();
    model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(QueueWorker.class::isInstance)
        .map(QueueWorker.class::cast)
        .forEach(worker -> kept.putIfAbsent(worker.name(), worker));
    SortedMap<String, String> imported = new TreeMap<>();
    config
        .queues()
        .forEach(
            (queue, settings) ->
                owner(settings, config).ifPresent(from -> imported.put(queue, from)));
    return new BackendQueues(kept, imported);
  }

  /** The other service that owns a queue; a shared config may name this very one. */
  private static Optional<String> owner(QueueConfig settings, BackendConfig config) {
    return settings.from().filter(from -> !from.equals(config.name()));
  }

  boolean has(String queue) {
    return kept.containsKey(queue) || imported.containsKey(queue);
  }

  ObjectNode url(String queue) {
    String owner = imported.get(queue);
    return owner == null
        ? Nodes.ref(QueueNames.id(queue))
        : Nodes.importValue(QueueNames.urlExport(owner, queue));
  }

  ObjectNode arn(String queue) {
    String owner = imported.get(queue);
    return owner == null
        ? Nodes.attribute(QueueNames.id(queue), "Arn")
        : Nodes.importValue(QueueNames.arnExport(owner, queue));
  }
}
