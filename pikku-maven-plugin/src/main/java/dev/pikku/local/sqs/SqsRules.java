package dev.pikku.local.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/** What SQS refuses, in its words. */
final class SqsRules {
  private static final int LARGEST = 1024 * 1024;
  private static final int LONGEST_DELAY = 900;
  private static final int LONGEST_WAIT = 20;
  private static final int LONGEST_VISIBILITY = 43_200;
  private static final int LARGEST_BATCH = 10;
  private static final int LONGEST_ID = 80;
  private static final int MOST_ATTRIBUTES = 10;

  private SqsRules() {}

  /** Refuses a message that a queue does not take. */
  static void send(QueueSettings queue, JsonNode message) throws SqsException {
    String body = message.path("MessageBody").asText();
    if (body.isEmpty()) {
      throw SqsException.missing("MessageBody");
    }
    if (!body.codePoints().allMatch(SqsRules::isLegal)) {
      throw SqsException.invalidContents();
    }
    if (message.path("MessageAttributes").size() > MOST_ATTRIBUTES) {
      throw SqsException.invalid(
          "Number of message attributes ["
              + message.path("MessageAttributes").size()
              + "] exceeds the allowed maximum ["
              + MOST_ATTRIBUTES
              + "].");
    }
    if (size(message) > LARGEST) {
      throw SqsException.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + LARGEST
              + " bytes.");
    }
    int delay = message.path("DelaySeconds").asInt();
    if (delay < 0 || delay > LONGEST_DELAY) {
      throw value(delay, "DelaySeconds", "DelaySeconds must be >= 0 and <= 900.");
    }
    if (queue.fifo()) {
      sendInOrder(queue, message);
    } else if (message.has("MessageDeduplicationId")) {
      throw SqsException.invalid(
          "Value for parameter MessageDeduplicationId is invalid. Reason: The request include"
              + " parameter that is not valid for this queue type.");
    }
  }

  private static void sendInOrder(QueueSettings queue, JsonNode message) throws SqsException {
    if (!message.has("MessageGroupId")) {
      throw SqsException.missing("MessageGroupId");
    }
    if (message.has("DelaySeconds")) {
      throw value(
          message.path("DelaySeconds").asInt(),
          "DelaySeconds",
          "The request include parameter that is not valid for this queue type.");
    }
    if (!message.has("MessageDeduplicationId") && !queue.contentBasedDeduplication()) {
      throw SqsException.invalid(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  /** Refuses a batch as a whole. */
  static void batch(String operation, JsonNode entries) throws SqsException {
    if (entries.isEmpty()) {
      throw SqsException.ofBatch(
          "EmptyBatchRequest",
          "There should be at least one " + operation + "RequestEntry in the request.");
    }
    if (entries.size() > LARGEST_BATCH) {
      throw SqsException.ofBatch(
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are "
              + LARGEST_BATCH
              + ". You have sent "
              + entries.size()
              + ".");
    }
    Set<String> ids = new HashSet<>();
    long bytes = 0;
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      if (!isId(id)) {
        throw SqsException.ofBatch(
            "InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                + " It can be at most 80 letters long.");
      }
      if (!ids.add(id)) {
        throw SqsException.ofBatch("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
      }
      bytes += size(entry);
    }
    if (bytes > LARGEST) {
      throw SqsException.ofBatch(
          "BatchRequestTooLong",
          "Batch requests cannot be longer than "
              + LARGEST
              + " bytes. You have sent "
              + bytes
              + " bytes.");
    }
  }

  static void receive(JsonNode input) throws SqsException {
    int most = input.path("MaxNumberOfMessages").asInt(1);
    if (most < 1 || most > LARGEST_BATCH) {
      throw value(most, "MaxNumberOfMessages", "Must be between 1 and 10, if provided.");
    }
    int wait = input.path("WaitTimeSeconds").asInt();
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw value(wait, "WaitTimeSeconds", "Must be >= 0 and <= 20, if provided.");
    }
    visibility(input);
  }

  static void visibility(JsonNode input) throws SqsException {
    int timeout = input.path("VisibilityTimeout").asInt();
    if (timeout < 0 || timeout > LONGEST_VISIBILITY) {
      throw value(timeout, "VisibilityTimeout", "Must be between 0 and 43200, if provided.");
    }
  }

  private static SqsException value(int value, String parameter, String reason) {
    return SqsException.invalid(
        "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
  }

  /** Body, and each attribute's name, type and value. */
  private static long size(JsonNode message) {
    long size = message.path("MessageBody").asText().getBytes(UTF_8).length;
    for (var attribute : message.path("MessageAttributes").properties()) {
      JsonNode value = attribute.getValue();
      size += attribute.getKey().getBytes(UTF_8).length;
      size += value.path("DataType").asText().getBytes(UTF_8).length;
      size += value.path("StringValue").asText().getBytes(UTF_8).length;
      size += Base64.getDecoder().decode(value.path("BinaryValue").asText()).length;
    }
    return size;
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-'
                        || c == '_');
  }
}
