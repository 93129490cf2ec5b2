package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refuses queue events that the framework lets through and AWS does not. */
final class QueueEventCheck {
  private static final int USUAL_BATCH = 10;
  private static final int LARGEST_FIFO_BATCH = 10;
  private static final int LARGEST_BATCH = 10_000;
  private static final int LONGEST_WINDOW = 300;
  private static final int LEAST_CONCURRENCY = 2;
  private static final int MOST_CONCURRENCY = 1000;
  private static final int USUAL_TIMEOUT = 6;
  private static final int USUAL_VISIBILITY = 30;

  private final MergedService service;
  private final Diagnostics diagnostics;
  private final QueuePlaces places;
  private final Map<String, JsonNode> resources;

  QueueEventCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
    this.places = new QueuePlaces(service);
    this.resources = service.resources();
  }

  void check() {
    Map<String, Integer> concurrency = new TreeMap<>();
    Map<String, Place> limited = new TreeMap<>();
    for (MergedService.Event event : service.events()) {
      if (event.kind().equals("sqs") && event.settings().isObject()) {
        String id = References.attributeOf(event.settings().path("arn"));
        JsonNode queue = resources.get(id);
        if (queue != null) {
          check(event, id, queue.path("Properties"));
        }
        int most = event.settings().path("maximumConcurrency").asInt();
        if (most > 0) {
          concurrency.merge(event.function(), most, Integer::sum);
          limited.putIfAbsent(event.function(), place(event, id, "maximumConcurrency"));
        }
      }
    }
    concurrency.forEach(
        (function, sum) -> reserved(function, sum, limited.getOrDefault(function, Place.NONE)));
  }

  private void check(MergedService.Event event, String id, JsonNode queue) {
    boolean fifo = queue.path("FifoQueue").asBoolean();
    int batch = event.settings().path("batchSize").asInt(USUAL_BATCH);
    int window = event.settings().path("maximumBatchingWindow").asInt();
    String name = "The queue \"" + places.name(id) + "\" ";
    if (fifo && batch > LARGEST_FIFO_BATCH) {
      error(
          place(event, id, "batchSize"),
          "The FIFO queue \""
              + places.name(id)
              + "\" has a batch size of "
              + batch
              + "; AWS takes 10 at most.",
          "Set the batch size to 10 or less.");
    } else if (batch < 1 || batch > LARGEST_BATCH) {
      error(
          place(event, id, "batchSize"),
          name + "has a batch size of " + batch + ".",
          "State one from 1 to " + LARGEST_BATCH + ".");
    } else if (batch > LARGEST_FIFO_BATCH && window < 1) {
      error(
          place(event, id, "batchSize"),
          name + "has a batch size of " + batch + " without a batching window.",
          "Set a batching window of at least 1 second, which AWS wants above 10 messages.");
    }
    if (fifo && window > 0) {
      error(
          place(event, id, "batchingWindow"),
          "The FIFO queue \""
              + places.name(id)
              + "\" has a batching window, which AWS does not take.",
          "Leave the batching window out.");
    } else if (window < 0 || window > LONGEST_WINDOW) {
      error(
          place(event, id, "batchingWindow"),
          name + "has a batching window of " + window + " seconds.",
          "State one from 0 to " + LONGEST_WINDOW + ".");
    }
    JsonNode most = event.settings().path("maximumConcurrency");
    if (most.isInt()
        && (most.intValue() < LEAST_CONCURRENCY || most.intValue() > MOST_CONCURRENCY)) {
      error(
          place(event, id, "maximumConcurrency"),
          name + "has a maximum concurrency of " + most + ".",
          "State one from " + LEAST_CONCURRENCY + " to " + MOST_CONCURRENCY + ", or none.");
    }
    visibility(event, id, queue, window);
  }

  private void visibility(MergedService.Event event, String id, JsonNode queue, int window) {
    int visibility = queue.path("VisibilityTimeout").asInt(USUAL_VISIBILITY);
    int timeout = timeout(event.function());
    int advised = 6 * timeout + window;
    if (Nodes.isIntrinsic(queue.path("VisibilityTimeout")) || visibility >= advised) {
      return;
    }
    Place place = places.of(id, List.of("VisibilityTimeout"), List.of("visibilityTimeout"));
    String fact =
        "The queue \""
            + places.name(id)
            + "\" hides a message for "
            + visibility
            + " seconds, and the function \""
            + event.function()
            + "\" may take "
            + timeout;
    if (visibility < timeout) {
      error(
          place,
          fact + "; AWS wants no less.",
          "Set \"visibilityTimeout\" to " + advised + ", or lower the function's timeout.");
    } else {
      diagnostics.warn(
          Code.INVALID_QUEUE,
          place,
          fact + ", so that messages which wait for a throttled call use up their attempts.",
          "AWS advises six times the timeout and the batching window: " + advised + ".");
    }
  }

  private int timeout(String name) {
    JsonNode function = service.functions().get(name);
    return function == null
        ? 0
        : function
            .path("timeout")
            .asInt(service.tree().at("/provider/timeout").asInt(USUAL_TIMEOUT));
  }

  /** What Lambda takes from queues beyond what may run is throttled, and has had an attempt. */
  private void reserved(String name, int sum, Place place) {
    JsonNode function = service.functions().get(name);
    JsonNode reserved = function == null ? null : function.path("reservedConcurrency");
    // none is how a function is stopped on purpose
    if (reserved != null && reserved.intValue() > 0 && reserved.intValue() < sum) {
      error(
          place,
          "The queues of the function \""
              + name
              + "\" have a maximum concurrency of "
              + sum
              + " together, of which its reserved concurrency lets "
              + reserved
              + " run.",
          "Raise \"reservedConcurrency\" or lower \"maximumConcurrency\".");
    }
  }

  private Place place(MergedService.Event event, String id, String key) {
    return service.worker(id).isPresent()
        ? places.of(id, List.of(), List.of(key))
        : service.overlay(Nodes.step("/functions", event.function()) + "/events");
  }

  private void error(Place place, String fact, String remedy) {
    diagnostics.error(Code.INVALID_QUEUE, place, fact, remedy);
  }
}
