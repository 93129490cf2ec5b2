package dev.pikku.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * A message that is to be sent.
 *
 * @param attributes as in SQS's JSON, by name
 * @param delay if it states one
 */
record SendRequest(
    String body,
    ObjectNode attributes,
    Optional<Duration> delay,
    Optional<String> group,
    Optional<String> deduplicationId) {

  /** As SQS's JSON has it. */
  static SendRequest of(JsonNode json) {
    JsonNode attributes = json.path("MessageAttributes");
    return new SendRequest(
        json.path("MessageBody").asText(),
        attributes instanceof ObjectNode stated ? stated : Json.object(),
        json.has("DelaySeconds")
            ? Optional.of(Duration.ofSeconds(json.path("DelaySeconds").asLong()))
            : Optional.empty(),
        text(json, "MessageGroupId"),
        text(json, "MessageDeduplicationId"));
  }

  private static Optional<String> text(JsonNode json, String key) {
    return Optional.ofNullable(json.path(key).textValue());
  }
}
