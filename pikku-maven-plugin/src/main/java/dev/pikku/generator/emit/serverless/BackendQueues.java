package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.QueueConfig;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The queues that a backend owns, as it keeps their workers, and the queues of others.
 *
 * @param kept workers by queue, with the config's numbers over the wirings'
 * @param imported owning services by queue
 * @param settings what the config says, by queue
 */
record BackendQueues(
    SortedMap<String, QueueWorker> kept,
    SortedMap<String, String> imported,
    SortedMap<String, QueueConfig> settings) {

  static BackendQueues of(BackendConfig config, PikkuModel model) {
    SortedMap<String, QueueWorker> kept = new TreeMap<>();
    model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(QueueWorker.class::isInstance)
        .map(QueueWorker.class::cast)
        .forEach(
            worker ->
                kept.putIfAbsent(
                    worker.name(),
                    set(worker, config.queues().getOrDefault(worker.name(), QueueConfig.NONE))));
    SortedMap<String, String> imported = new TreeMap<>();
    config
        .queues()
        .forEach(
            (queue, settings) ->
                owner(settings, config).ifPresent(from -> imported.put(queue, from)));
    return new BackendQueues(kept, imported, config.queues());
  }

  private static QueueWorker set(QueueWorker worker, QueueConfig config) {
    return new QueueWorker(
        worker.name(),
        config.batchSize().orElse(worker.batchSize()),
        config.batchingWindow().orElse(worker.batchingWindow()),
        config.maximumConcurrency().orElse(worker.maximumConcurrency()),
        worker.fifo(),
        worker.contentBasedDeduplication(),
        config.maxReceiveCount().orElse(worker.maxReceiveCount()),
        worker.session(),
        worker.tags(),
        worker.middleware(),
        worker.place());
  }

  /** The other service that owns a queue; a shared config may name this very one. */
  private static Optional<String> owner(QueueConfig settings, BackendConfig config) {
    return settings.from().filter(from -> !from.equals(config.name()));
  }

  QueueConfig settings(String queue) {
    return settings.getOrDefault(queue, QueueConfig.NONE);
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
