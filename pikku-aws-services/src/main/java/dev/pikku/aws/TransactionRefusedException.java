package dev.pikku.aws;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DynamoDbTransaction} cannot be committed, for another reason than a condition. Its text
 * has nothing of items.
 */
public final class TransactionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TransactionRefusedException(String message, @Nullable IOException cause) {
    super(message, cause);
  }

  static RuntimeException tooMany(int most) {
    return new TransactionRefusedException(
        "A transaction of DynamoDB has at most "
            + most
            + " operations beside the note of the call. Hand the rest to a queue.",
        null);
  }

  static RuntimeException unanswered(List<DynamoDbOperation> operations, IOException cause) {
    return refused(operations, cause.getMessage(), cause);
  }

  /** Names the operation that was refused, where the answer does. */
  static RuntimeException of(List<DynamoDbOperation> operations, DynamoDbAnswer answer) {
    for (int i = 0; i < operations.size(); i++) {
      String reason = answer.reason(i);
      if (reason != null && !reason.equals("None")) {
        String which = "operation " + (i + 1) + " (" + operations.get(i) + "): ";
        return refused(operations, which + AwsResponse.printable(reason), null);
      }
    }
    String hint =
        answer.isRefusedAs("AccessDeniedException")
            ? ". A table that is not among \"idempotency\": {\"tables\": […]} may not be written"
            : "";
    return refused(operations, answer.describe() + hint, null);
  }

  private static RuntimeException refused(
      List<DynamoDbOperation> operations, @Nullable String why, @Nullable IOException cause) {
    return new TransactionRefusedException(
        "DynamoDB did not commit what a call writes with its note ("
            + operations.size()
            + (operations.size() == 1 ? " operation): " : " operations): ")
            + why,
        cause);
  }
}
