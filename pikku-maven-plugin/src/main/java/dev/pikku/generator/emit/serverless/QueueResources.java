package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
      resources.set(QueueNames.id(worker.name()), queue(worker, timeout));
      resources.set(QueueNames.deadLettersId(worker.name()), deadLetters(worker));
      export(worker.name(), outputs);
    }
    ObjectNode section = Nodes.object("Resources", resources);
    section.set("Outputs", outputs);
    return section;
  }

  private static ObjectNode queue(QueueWorker worker, int timeout) {
    ObjectNode properties = named(QueueNames.physical(worker.name(), worker.fifo()), worker.fifo());
    // what AWS advises, so that a batch that is throttled is tried again before others see it
    int visibility = 6 * timeout + worker.batchingWindow();
    properties.put("VisibilityTimeout", Math.min(visibility, LONGEST_VISIBILITY));
    ObjectNode redrive = properties.putObject("RedrivePolicy");
    redrive.set(
        "deadLetterTargetArn", Nodes.attribute(QueueNames.deadLettersId(worker.name()), "Arn"));
    redrive.put("maxReceiveCount", worker.maxReceiveCount());
    return resource(properties);
  }

  private static ObjectNode deadLetters(QueueWorker worker) {
    ObjectNode properties =
        named(QueueNames.deadLetters(worker.name(), worker.fifo()), worker.fifo());
    properties.put("MessageRetentionPeriod", TWO_WEEKS);
    return resource(properties);
  }

  private static ObjectNode named(String name, boolean fifo) {
    ObjectNode properties = Nodes.object("QueueName", Nodes.text(name));
    if (fifo) {
      properties.put("FifoQueue", true);
      properties.put("ContentBasedDeduplication", true);
    }
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
