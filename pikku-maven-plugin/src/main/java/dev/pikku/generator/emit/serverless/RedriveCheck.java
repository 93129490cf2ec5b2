package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/** Sees to it that messages which fail get to the dead-letter queue, and stay there for a while. */
record RedriveCheck(QueuePlaces places, Diagnostics diagnostics) {
  private static final int LONGEST_RETENTION = 1_209_600;
  private static final int USUAL_RETENTION = 345_600;
  private static final int USUAL_VISIBILITY = 30;

  void check(String id, JsonNode queue, String targetId, JsonNode target) {
    boolean fifo = queue.path("FifoQueue").asBoolean();
    if (fifo != target.path("FifoQueue").asBoolean()) {
      error(
          place(id, targetId, List.of("FifoQueue", "RedrivePolicy"), List.of()),
          id,
          fifo
              ? "is FIFO, and its dead-letter queue is not."
              : "is not FIFO, and its dead-letter queue is.",
          "Let both be of one kind.");
      return;
    }
    attempts(id, queue);
    if (!fifo) {
      retention(id, queue, targetId, target);
    }
  }

  private void attempts(String id, JsonNode queue) {
    int retention = queue.path("MessageRetentionPeriod").asInt(USUAL_RETENTION);
    int visibility = queue.path("VisibilityTimeout").asInt(USUAL_VISIBILITY);
    int delay = queue.path("DelaySeconds").asInt();
    int attempts = queue.at("/RedrivePolicy/maxReceiveCount").asInt();
    long needed = delay + (long) visibility * attempts;
    if (needed <= retention) {
      return;
    }
    String lower = "ower \"maxReceiveCount\" or \"visibilityTimeout\".";
    error(
        places.of(
            id,
            List.of("MessageRetentionPeriod", "RedrivePolicy", "VisibilityTimeout"),
            List.of("messageRetention", "maxReceiveCount", "visibilityTimeout")),
        id,
        "drops a message after "
            + retention
            + " seconds, and "
            + attempts
            + " attempts, "
            + visibility
            + " seconds apart, take "
            + needed
            + ": it would never be a dead letter.",
        needed <= LONGEST_RETENTION
            ? "Raise \"messageRetention\" to " + needed + " or more, or l" + lower
            : "L" + lower);
  }

  /** Of a queue that is not FIFO, a message's age counts from when it was sent. */
  private void retention(String id, JsonNode queue, String targetId, JsonNode target) {
    int retention = queue.path("MessageRetentionPeriod").asInt(USUAL_RETENTION);
    int longer = target.path("MessageRetentionPeriod").asInt(USUAL_RETENTION);
    String fact =
        "keeps messages for "
            + retention
            + " seconds, and its dead-letter queue for "
            + longer
            + " since they were sent, so that ";
    Place place =
        place(
            id,
            targetId,
            List.of("MessageRetentionPeriod"),
            List.of("deadLetterRetention", "messageRetention"));
    String remedy = "Let \"deadLetterRetention\" be longer than \"messageRetention\".";
    if (longer < retention) {
      error(place, id, fact + "old ones are dropped there at once.", remedy);
    } else if (longer == retention) {
      diagnostics.warn(
          Code.INVALID_QUEUE,
          place,
          named(id, fact + "the oldest have no time left there."),
          remedy);
    }
  }

  /** Where one of both queues is set so. */
  private Place place(String id, String targetId, List<String> properties, List<String> keys) {
    Place target = places.of(targetId, properties, keys);
    return target.equals(places.of(targetId, List.of(), List.of()))
        ? places.of(id, properties, keys)
        : target;
  }

  private void error(Place place, String id, String fact, String remedy) {
    diagnostics.error(Code.INVALID_QUEUE, place, named(id, fact), remedy);
  }

  private String named(String id, String fact) {
    return "The queue \"" + places.name(id) + "\" " + fact;
  }
}
