package dev.pikku.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Account;
import java.util.List;
import java.util.Locale;

/** The event by which Lambda hands messages to a function. */
final class QueueEvent {
  private QueueEvent() {}

  static byte[] of(String queue, String region, List<Received> batch) {
    ObjectNode event = Json.object();
    ArrayNode records = event.putArray("Records");
    batch.forEach(message -> records.add(record(queue, region, message)));
    return Json.bytes(event);
  }

  private static ObjectNode record(String queue, String region, Received message) {
    ObjectNode entry = Json.object();
    entry.put("messageId", message.id());
    entry.put("receiptHandle", message.receiptHandle());
    entry.put("body", message.body());
    ObjectNode attributes = entry.putObject("attributes");
    message.attributes().forEach(attributes::put);
    ObjectNode messageAttributes = entry.putObject("messageAttributes");
    for (var attribute : message.messageAttributes().properties()) {
      messageAttributes.set(attribute.getKey(), attribute(attribute.getValue()));
    }
    entry.put("md5OfBody", Digests.md5(message.body()));
    if (!message.messageAttributes().isEmpty()) {
      entry.put("md5OfMessageAttributes", Digests.md5(message.messageAttributes()));
    }
    entry.put("eventSource", "aws:sqs");
    entry.put("eventSourceARN", Account.arn("sqs", region, queue));
    entry.put("awsRegion", region);
    return entry;
  }

  /** The same with small letters, and lists that are always empty. */
  private static ObjectNode attribute(JsonNode attribute) {
    ObjectNode result = Json.object();
    for (var member : attribute.properties()) {
      String key = member.getKey();
      result.set(
          key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1), member.getValue());
    }
    result.putArray("stringListValues");
    result.putArray("binaryListValues");
    return result;
  }
}
