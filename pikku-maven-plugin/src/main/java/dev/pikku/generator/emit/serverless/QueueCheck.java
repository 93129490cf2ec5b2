package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import java.util.Map;

/** Refuses settings of queues that AWS does not take. */
final class QueueCheck {
  private static final String TYPE = "AWS::SQS::Queue";

  /** A number of AWS's, and what the config calls it. */
  private record Range(String property, String key, int least, int most) {}

  private static final List<Range> RANGES =
      List.of(
          new Range("VisibilityTimeout", "visibilityTimeout", 0, 43_200),
          new Range("MessageRetentionPeriod", "messageRetention", 60, 1_209_600),
          new Range("DelaySeconds", "delay", 0, 900),
          new Range("ReceiveMessageWaitTimeSeconds", "", 0, 20),
          new Range("MaximumMessageSize", "", 1024, 1_048_576),
          new Range("KmsDataKeyReusePeriodSeconds", "", 60, 86_400));

  /** What only FIFO queues have, and what the config calls it. */
  private static final Map<String, String> OF_FIFO =
      Map.of(
          "ContentBasedDeduplication", "",
          "DeduplicationScope", "deduplicationScope",
          "FifoThroughputLimit", "fifoThroughputLimit");

  private final MergedService service;
  private final Diagnostics diagnostics;
  private final QueuePlaces places;
  private final RedriveCheck redrive;

  QueueCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
    this.places = new QueuePlaces(service);
    this.redrive = new RedriveCheck(places, diagnostics);
  }

  void check() {
    service
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.path("Type").asText().equals(TYPE)) {
                check(id, resource.path("Properties"));
              }
            });
  }

  private void check(String id, JsonNode queue) {
    for (Range range : RANGES) {
      inRange(id, queue.path(range.property()), range);
    }
    inRange(
        id,
        queue.at("/RedrivePolicy/maxReceiveCount"),
        new Range("RedrivePolicy/maxReceiveCount", "maxReceiveCount", 1, 1000));
    fifo(id, queue);
    encryption(id, queue);
    String deadLetters = References.attributeOf(queue.at("/RedrivePolicy/deadLetterTargetArn"));
    JsonNode target = service.resources().get(deadLetters);
    if (target != null && target.path("Type").asText().equals(TYPE)) {
      redrive.check(id, queue, deadLetters, target.path("Properties"));
    }
  }

  private void inRange(String id, JsonNode value, Range range) {
    if (value.isInt() && (value.intValue() < range.least() || value.intValue() > range.most())) {
      error(
          place(id, range.property(), range.key()),
          id,
          "has \""
              + range.property().substring(range.property().indexOf('/') + 1)
              + "\" "
              + value
              + ", which AWS does not take.",
          "State one from " + range.least() + " to " + range.most() + ".");
    }
  }

  private void fifo(String id, JsonNode queue) {
    boolean fifo = queue.path("FifoQueue").asBoolean();
    JsonNode name = queue.path("QueueName");
    if (name.isTextual()
        && !name.textValue().endsWith("}")
        && name.textValue().endsWith(".fifo") != fifo) {
      error(
          places.of(id, List.of("QueueName", "FifoQueue"), List.of()),
          id,
          "is called "
              + name
              + ", and names of FIFO queues end in \".fifo\", and those of others do not.",
          "Change \"QueueName\" or \"FifoQueue\".");
    }
    if (!fifo) {
      OF_FIFO.forEach(
          (property, key) -> {
            if (queue.has(property) && !queue.get(property).toString().equals("false")) {
              error(
                  place(id, property, key),
                  id,
                  "has \"" + (key.isEmpty() ? property : key) + "\", which only FIFO queues have.",
                  "Leave it out, or make the queue one with \"fifo = true\" at its worker.");
            }
          });
    } else if (queue.path("FifoThroughputLimit").asText().equals("perMessageGroupId")
        && !queue.path("DeduplicationScope").asText().equals("messageGroup")) {
      error(
          place(id, "FifoThroughputLimit", "fifoThroughputLimit"),
          id,
          "has a limit \"perMessageGroupId\" and tells deduplication ids apart in the whole queue.",
          "State \"deduplicationScope\": \"messageGroup\", too.");
    }
  }

  private void encryption(String id, JsonNode queue) {
    if (!queue.has("KmsMasterKeyId")) {
      return;
    }
    if (queue.path("SqsManagedSseEnabled").asBoolean()) {
      error(
          place(id, "SqsManagedSseEnabled", "key"),
          id,
          "is encrypted twice, by a KMS key and by SQS's own.",
          "Leave \"SqsManagedSseEnabled\" or \"KmsMasterKeyId\" out.");
    }
    String pointer = Nodes.step("/resources/Resources", id) + "/Properties/KmsMasterKeyId";
    if (service.worker(id).isPresent() && service.config().serverless().at(pointer).isTextual()) {
      diagnostics.warn(
          Code.INVALID_QUEUE,
          service.overlay(pointer),
          "The overlay encrypts the queue \""
              + places.name(id)
              + "\", and nothing lets functions use the key.",
          "State \"queues\": {\"" + places.name(id) + "\": {\"key\": …}} instead.");
    }
  }

  private Place place(String id, String property, String key) {
    // a dead-letter queue's retention has a key of its own
    String own = key.equals("messageRetention") && isDeadLetters(id) ? "deadLetterRetention" : key;
    return places.of(id, List.of(property), own.isEmpty() ? List.of() : List.of(own));
  }

  private boolean isDeadLetters(String id) {
    return service
        .worker(id)
        .filter(worker -> id.equals(QueueNames.deadLettersId(worker.name())))
        .isPresent();
  }

  private void error(Place place, String id, String fact, String remedy) {
    diagnostics.error(
        Code.INVALID_QUEUE, place, "The queue \"" + places.name(id) + "\" " + fact, remedy);
  }
}
