package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.QueueConfig;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Refuses queues that nobody owns, that two own, and that cannot be told apart elsewhere. */
final class QueueOwnership {
  private final BackendConfig config;
  private final PikkuModel model;
  private final BackendQueues queues;
  private final Diagnostics diagnostics;

  QueueOwnership(
      BackendConfig config, PikkuModel model, BackendQueues queues, Diagnostics diagnostics) {
    this.config = config;
    this.model = model;
    this.queues = queues;
    this.diagnostics = diagnostics;
  }

  void check(SortedSet<String> sentTo) {
    for (String queue : sentTo) {
      if (!queues.has(queue)) {
        diagnostics.error(
            Code.QUEUE_NOT_OWNED,
            sender(queue),
            "The queue \"" + queue + "\" is sent to, but its worker is not in this backend.",
            Spelling.nearest(queue, queues.imported().keySet())
                .map(near -> "\"queues\" has \"" + near + "\": write \"" + queue + "\" there.")
                .orElse(
                    "Keep the worker, or name the backend that does: \"queues\": {\""
                        + queue
                        + "\": {\"from\": \"…\"}}."));
      }
    }
    queues.kept().forEach(this::refuseTwoOwners);
    queues.settings().forEach(this::idle);
    SortedSet<String> all = new TreeSet<>(sentTo);
    all.addAll(queues.kept().keySet());
    refuseEqualNames(all);
  }

  /** Settings of a queue that is somebody else's do nothing here; a misspelt one's nowhere. */
  private void idle(String queue, QueueConfig settings) {
    if (!settings.hasSettings() || queues.has(queue)) {
      return;
    }
    Place place = config.origin().of(Nodes.step("/queues", queue));
    String fact = "\"queues\" sets \"" + queue + "\", whose worker is not in this backend.";
    Spelling.nearest(queue, queues.kept().keySet())
        .ifPresentOrElse(
            near ->
                diagnostics.error(
                    Code.QUEUE_NOT_OWNED, place, fact, "Did you mean \"" + near + "\"?"),
            () ->
                diagnostics.warn(
                    Code.QUEUE_NOT_OWNED, place, fact, "Set it where the worker is kept."));
  }

  private void refuseTwoOwners(String queue, QueueWorker worker) {
    String owner = queues.imported().get(queue);
    if (owner != null) {
      diagnostics.error(
          Code.QUEUE_NOT_OWNED,
          config.origin().of(Nodes.step("/queues", queue) + "/from"),
          "The queue \""
              + queue
              + "\" comes from \""
              + owner
              + "\", yet this backend keeps its worker ("
              + worker.place()
              + "), so that both would own it.",
          "Filter the worker out here, or take the queue out of \"queues\".");
    }
  }

  private void refuseEqualNames(SortedSet<String> all) {
    Map<String, String> variables = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    Map<String, String> physical = new TreeMap<>();
    for (String queue : all) {
      String other = variables.putIfAbsent(QueueNames.nameVariable(queue), queue);
      if (other == null) {
        other = variables.putIfAbsent(QueueNames.urlVariable(queue), queue);
      }
      if (other == null) {
        other = ids.putIfAbsent(QueueNames.id(queue), queue);
      }
      QueueWorker worker = queues.kept().get(queue);
      if (other == null && worker != null) {
        other = physical.putIfAbsent(QueueNames.physical(queue, worker.fifo()), queue);
      }
      if (other == null && worker != null) {
        other = physical.putIfAbsent(QueueNames.deadLetters(queue, worker.fifo()), queue);
      }
      if (other != null) {
        diagnostics.error(
            Code.INVALID_QUEUE,
            worker == null ? sender(queue) : worker.place(),
            "The queues \""
                + queue
                + "\" and \""
                + other
                + "\" get the same name in AWS or in the environment.",
            "Rename one of them.");
      }
    }
  }

  private Place sender(String queue) {
    return QueueParameters.of(model)
        .filter(parameter -> parameter.qualifier().orElse("").equals(queue))
        .map(ParameterModel::place)
        .sorted()
        .findFirst()
        .orElse(Place.NONE);
  }
}
