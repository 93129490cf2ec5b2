package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.model.WiringModel.QueueWorker;

/** The queues whose messages SQS hands to the function. */
final class QueueEvents {
  private QueueEvents() {}

  static ArrayNode of(BackendQueues queues) {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    queues.kept().values().forEach(worker -> events.add(Nodes.object("sqs", source(worker))));
    return events;
  }

  private static ObjectNode source(QueueWorker worker) {
    ObjectNode source = Nodes.object("arn", Nodes.attribute(QueueNames.id(worker.name()), "Arn"));
    source.put("batchSize", worker.batchSize());
    if (worker.batchingWindow() > 0) {
      source.put("maximumBatchingWindow", worker.batchingWindow());
    }
    if (worker.maximumConcurrency() > 0) {
      source.put("maximumConcurrency", worker.maximumConcurrency());
    }
    source.put("functionResponseType", "ReportBatchItemFailures");
    return source;
  }
}
