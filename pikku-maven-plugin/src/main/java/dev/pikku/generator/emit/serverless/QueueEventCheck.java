package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.Map;

/** Refuses queue events that the framework lets through and AWS does not. */
final class QueueEventCheck {
  private static final int LARGEST_FIFO_BATCH = 10;
  private static final int LONGEST_VISIBILITY = 12 * 60 * 60;

  private final MergedService service;
  private final Diagnostics diagnostics;
  private final Map<String, JsonNode> resources;

  QueueEventCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
    this.resources = service.resources();
  }

  void check() {
    for (MergedService.Event event : service.events()) {
      if (event.kind().equals("sqs") && event.settings().isObject()) {
        String id = References.attributeOf(event.settings().path("arn"));
        JsonNode queue = resources.get(id);
        if (queue != null) {
          check(event, id, queue);
        }
      }
    }
  }

  private void check(MergedService.Event event, String id, JsonNode queue) {
    boolean fifo = queue.at("/Properties/FifoQueue").asBoolean();
    int batch = event.settings().path("batchSize").asInt(LARGEST_FIFO_BATCH);
    int window = event.settings().path("maximumBatchingWindow").asInt(0);
    Place place = place(event, id);
    String name = service.worker(id).map(QueueWorker::name).orElse(id);
    if (fifo && batch > LARGEST_FIFO_BATCH) {
      diagnostics.error(
          Code.INVALID_QUEUE,
          place,
          "The FIFO queue \""
              + name
              + "\" has a batch size of "
              + batch
              + "; AWS takes 10 at most.",
          "Set the batch size to 10 or less.");
    } else if (batch > LARGEST_FIFO_BATCH && window < 1) {
      diagnostics.error(
          Code.INVALID_QUEUE,
          place,
          "The queue \"" + name + "\" has a batch size of " + batch + " without a batching window.",
          "Set a batching window of at least 1 second, which AWS wants above 10 messages.");
    }
    if (fifo && window > 0) {
      diagnostics.error(
          Code.INVALID_QUEUE,
          place,
          "The FIFO queue \"" + name + "\" has a batching window, which AWS does not take.",
          "Leave the batching window out.");
    }
    visibility(event, queue, place, name);
  }

  private void visibility(MergedService.Event event, JsonNode queue, Place place, String name) {
    JsonNode stated = queue.at("/Properties/VisibilityTimeout");
    JsonNode function = service.functions().get(event.function());
    int timeout =
        function == null
            ? 0
            : function.path("timeout").asInt(service.tree().at("/provider/timeout").asInt(6));
    if (stated.isInt() && (stated.intValue() < timeout || stated.intValue() > LONGEST_VISIBILITY)) {
      diagnostics.error(
          Code.INVALID_QUEUE,
          place,
          "The queue \""
              + name
              + "\" hides a message for "
              + stated
              + " seconds; AWS wants at least the function's timeout of "
              + timeout
              + " and at most "
              + LONGEST_VISIBILITY
              + ".",
          "Set \"VisibilityTimeout\" to six times the timeout.");
    }
  }

  private Place place(MergedService.Event event, String id) {
    return service
        .worker(id)
        .map(QueueWorker::place)
        .orElseGet(() -> service.overlay(Nodes.step("/functions", event.function()) + "/events"));
  }
}
