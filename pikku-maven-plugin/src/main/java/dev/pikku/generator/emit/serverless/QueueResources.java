package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.QueueConfig;
import dev.pikku.generator.model.WiringModel.QueueWorker;

/** The queues that a backend owns, with their dead-letter queues, and what others import. */
final class QueueResources {
  private static final int TWO_WEEKS = 14 * 24 * 60 * 60;
  private static final int LONGEST_VISIBILITY = 12 * 60 * 60;

  private QueueResources() {}

  /**
   * @param timeout of the function that takes the messages, in seconds
   */
  static ObjectNode of(BackendQueues queues, int timeout) {
    ObjectNode resources = Nodes.object();
    ObjectNode outputs = Nodes.object();
    for (QueueWorker worker : queues.kept().values()) {
      QueueConfig settings = queues.settings(worker.name());
      resources.set(QueueNames.id(worker.name()), queue(worker, settings, timeout));
      resources.set(QueueNames.deadLettersId(worker.name()), deadLetters(worker, settings));
      export(worker.name(), outputs);
    }
    ObjectNode section = Nodes.object("Resources", resources);
    section.set("Outputs", outputs);
    return section;
  }

  private static ObjectNode queue(QueueWorker worker, QueueConfig settings, int timeout) {
    ObjectNode properties =
        properties(QueueNames.physical(worker.name(), worker.fifo()), worker, settings);
    settings.delay().ifPresent(seconds -> properties.put("DelaySeconds", seconds));
    settings.messageRetention().ifPresent(s -> properties.put("MessageRetentionPeriod", s));
    // what AWS advises, so that a batch that is throttled is tried again before others see it
    int advised = Math.min(6 * timeout + worker.batchingWindow(), LONGEST_VISIBILITY);
    properties.put("VisibilityTimeout", settings.visibilityTimeout().orElse(advised));
    ObjectNode redrive = properties.putObject("RedrivePolicy");
    redrive.set(
        "deadLetterTargetArn", Nodes.attribute(QueueNames.deadLettersId(worker.name()), "Arn"));
    redrive.put("maxReceiveCount", worker.maxReceiveCount());
    return resource(properties);
  }

  private static ObjectNode deadLetters(QueueWorker worker, QueueConfig settings) {
    ObjectNode properties =
        properties(QueueNames.deadLetters(worker.name(), worker.fifo()), worker, settings);
    properties.put("MessageRetentionPeriod", settings.deadLetterRetention().orElse(TWO_WEEKS));
    return resource(properties);
  }

  /** What a queue and its dead-letter queue have in common. */
  private static ObjectNode properties(String name, QueueWorker worker, QueueConfig settings) {
    ObjectNode properties = Nodes.object("QueueName", Nodes.text(name));
    if (worker.fifo()) {
      properties.put("FifoQueue", true);
      if (worker.contentBasedDeduplication()) {
        properties.put("ContentBasedDeduplication", true);
      }
    }
    settings.deduplicationScope().ifPresent(s -> properties.put("DeduplicationScope", s));
    settings.fifoThroughputLimit().ifPresent(s -> properties.put("FifoThroughputLimit", s));
    settings.key().ifPresent(key -> properties.put("KmsMasterKeyId", key));
    return properties;
  }

  private static ObjectNode resource(ObjectNode properties) {
    ObjectNode resource = Nodes.object("Type", Nodes.text("AWS::SQS::Queue"));
    resource.set("Properties", properties);
    return resource;
  }

  private static void export(String queue, ObjectNode outputs) {
    String id = QueueNames.id(queue);
    String own = QueueNames.ownPrefix();
    outputs.set(id + "Url", output(Nodes.ref(id), QueueNames.urlExport(own, queue)));
    outputs.set(id + "Arn", output(Nodes.attribute(id, "Arn"), QueueNames.arnExport(own, queue)));
  }

  private static ObjectNode output(ObjectNode value, String export) {
    ObjectNode output = Nodes.object("Value", value);
    output.putObject("Export").put("Name", export);
    return output;
  }
}
