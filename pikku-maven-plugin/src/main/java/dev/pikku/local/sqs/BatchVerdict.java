package dev.pikku.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Answer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which messages of a batch failed, by Lambda's rules. */
final class BatchVerdict {
  private BatchVerdict() {}

  /**
   * The ids of those that failed.
   *
   * @param partial whether the answer may name some; else it is all or none
   */
  static Set<String> failed(Answer answer, boolean partial, Set<String> batch) {
    if (!(answer instanceof Answer.Payload payload)) {
      return batch;
    }
    if (!partial || payload.json().length == 0) {
      return Set.of();
    }
    Optional<JsonNode> json = Json.parse(payload.json());
    if (json.isEmpty()) {
      return batch;
    }
    JsonNode answered = json.get();
    if (answered.isNull() || (answered.isObject() && answered.isEmpty())) {
      return Set.of();
    }
    if (!answered.has("batchItemFailures")) {
      return batch;
    }
    JsonNode failures = answered.get("batchItemFailures");
    if (failures.isNull()) {
      return Set.of();
    }
    Set<String> failed = new HashSet<>();
    failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
    return failures.isArray() && batch.containsAll(failed) ? failed : batch;
  }
}
