package dev.pikku.aws;

import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls operations of DynamoDB on one table. */
final class DynamoDb {
  private static final String VERSION = "DynamoDB_20120810.";

  /** Of transactions on one row at the same time all but one fail: many take many turns. */
  private static final int TURNS = 12;

  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 400;

  final String table;
  private final AwsClient client;

  DynamoDb(String table, Map<String, String> environment) {
    this.table = table;
    this.client = new AwsClient("dynamodb", environment);
  }

  /** The beginning of a request. */
  JsonWriter request() {
    return new JsonWriter().beginObject().name("TableName").value(table);
  }

  /**
   * Calls an operation, again where somebody else's transaction was in its way.
   *
   * @throws IllegalStateException if it was refused for anything else than a condition; its text
   *     has nothing of what was sent
   */
  DynamoDbAnswer call(String operation, JsonWriter request) {
    DynamoDbAnswer answer = answer(operation, request);
    if (!answer.isAccepted() && !answer.isUnmet()) {
      throw refusal(operation, answer.describe(), null);
    }
    return answer;
  }

  /** As {@link #call}, whatever the answer is. */
  DynamoDbAnswer answer(String operation, JsonWriter request) {
    byte[] json = request.toByteArray();
    try {
      for (int turn = 1; ; turn++) {
        DynamoDbAnswer answer = send(operation, json);
        if (!answer.isConflict() || turn == TURNS) {
          return answer;
        }
        pause(turn);
      }
    } catch (IOException failed) {
      throw refusal(operation, failed.getMessage(), failed);
    }
  }

  /** Calls an operation, whatever is in its way. */
  DynamoDbAnswer send(String operation, byte[] json) throws IOException {
    return new DynamoDbAnswer(
        client.answer(client.endpoint("DYNAMODB"), null, VERSION + operation, json));
  }

  /** Whether the call that this thread runs has the time for a pause and a turn after it. */
  static boolean hasTimeAfter(int turn) {
    return AwsClient.millisLeft() > 2 * longestPause(turn);
  }

  /** Waits before another turn. */
  void pause(int turn) {
    try {
      AwsClient.pause(longestPause(turn));
    } catch (IOException interrupted) {
      throw refusal("anything more", interrupted.getMessage(), interrupted);
    }
  }

  private static long longestPause(int turn) {
    return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(turn, 10));
  }

  IllegalStateException refusal(
      String operation, @Nullable String why, @Nullable IOException cause) {
    return new IllegalStateException(
        "DynamoDB did not do " + operation + " in the table " + table + ": " + why, cause);
  }
}
