package dev.pikku.local.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.lambda.Account;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message as it was received. */
final class Received {
  private final String id;
  private final String receiptHandle;
  private final String body;
  private final ObjectNode messageAttributes;
  private final Map<String, String> attributes = new TreeMap<>();
  private final @Nullable String group;

  Received(Message message) {
    this.id = message.id;
    this.receiptHandle = message.receiptHandle;
    this.body = message.body;
    this.messageAttributes = message.attributes;
    this.group = message.group.orElse(null);
    attributes.put("ApproximateReceiveCount", Integer.toString(message.receiveCount));
    attributes.put("SentTimestamp", Long.toString(message.sent.toEpochMilli()));
    attributes.put("SenderId", Account.ID);
    if (message.firstReceived != null) {
      attributes.put(
          "ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceived.toEpochMilli()));
    }
    message.group.ifPresent(name -> attributes.put("MessageGroupId", name));
    if (!message.deduplicationId.isEmpty()) {
      attributes.put("MessageDeduplicationId", message.deduplicationId);
      attributes.put("SequenceNumber", sequence(message.sequence));
    }
  }

  static String sequence(long number) {
    return String.format("%020d", number);
  }

  String id() {
    return id;
  }

  String receiptHandle() {
    return receiptHandle;
  }

  String body() {
    return body;
  }

  @Nullable String group() {
    return group;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  ObjectNode messageAttributes() {
    return messageAttributes;
  }
}
