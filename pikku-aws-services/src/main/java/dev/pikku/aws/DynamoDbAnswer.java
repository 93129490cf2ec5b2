package dev.pikku.aws;

import dev.pikku.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What DynamoDB answered: yes, no because of a condition, or something else. */
final class DynamoDbAnswer {
  private final AwsResponse response;
  private @Nullable Map<?, ?> json;

  DynamoDbAnswer(AwsResponse response) {
    this.response = response;
  }

  boolean isAccepted() {
    return response.status == 200;
  }

  /** Whether a condition of the request was not met. */
  boolean isUnmet() {
    return isRefusedAs("ConditionalCheckFailedException")
        || isCancelledBy("ConditionalCheckFailed");
  }

  /** Whether the same request may be accepted once somebody else's is over. */
  boolean isConflict() {
    return isRefusedAs("TransactionConflictException")
        || isRefusedAs("TransactionInProgressException")
        || (!isUnmet()
            && (isCancelledBy("TransactionConflict")
                || isCancelledBy("ThrottlingError")
                || isCancelledBy("ProvisionedThroughputExceeded")));
  }

  boolean isRefusedAs(String code) {
    return response.status == 400 && response.code().equals(code);
  }

  private boolean isCancelledBy(String reason) {
    for (int i = 0; i < reasons().size(); i++) {
      if (reason.equals(reason(i))) {
        return true;
      }
    }
    return false;
  }

  /** Why an operation cancelled its transaction: {@code None} if it did not, null if none did. */
  @Nullable String reason(int index) {
    return index < reasons().size()
            && reasons().get(index) instanceof Map<?, ?> map
            && map.get("Code") instanceof String code
        ? code
        : null;
  }

  private List<?> reasons() {
    return isRefusedAs("TransactionCanceledException")
            && json().get("CancellationReasons") instanceof List<?> reasons
        ? reasons
        : List.of();
  }

  /** Status, code and request id. */
  String describe() {
    return response.describe();
  }

  /** An object of the answer; empty if there is none. */
  Map<?, ?> object(String name) {
    return json().get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The items of the answer. */
  List<?> items() {
    return json().get("Items") instanceof List<?> list ? list : List.of();
  }

  private Map<?, ?> json() {
    Map<?, ?> read = json;
    if (read == null) {
      read = new JsonReader(response.body()).any() instanceof Map<?, ?> map ? map : Map.of();
      json = read;
    }
    return read;
  }
}
