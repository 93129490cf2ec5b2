package dev.pikku.idempotency;

import dev.pikku.error.BadRequestException;
import dev.pikku.error.PikkuException;

/** What this package throws; apart, so that verifying {@link Once} does not load it. */
final class OnceRefusal extends PikkuException {
  private static final long serialVersionUID = 1L;

  private OnceRefusal(int status, String code, String message) {
    super(status, code, message, null);
  }

  static RuntimeException busy() {
    return new OnceRefusal(
        409, "CallInProgressError", "A call with this key is in progress; try again later");
  }

  static RuntimeException lost() {
    return new OnceRefusal(
        409, "CallInProgressError", "The call took longer than its key was reserved for");
  }

  static RuntimeException otherInput() {
    return new OnceRefusal(
        422, "IdempotencyKeyReusedError", "This key was used for another request");
  }

  static RuntimeException notKept() {
    return new OnceRefusal(
        409, "AnswerNotKeptError", "This was done before, and its answer was too large to be kept");
  }

  static RuntimeException noHeader(String header, int most) {
    return new BadRequestException(
        "The header " + header + " is needed here, with 1 to " + most + " characters");
  }

  static RuntimeException noTransaction() {
    return new IllegalStateException(
        "A function takes part in the transaction of its record, but the store of idempotency has"
            + " none of that kind. A java.sql.Connection needs PIKKU_IDEMPOTENCY=jdbc:…, a"
            + " DynamoDbTransaction needs PIKKU_IDEMPOTENCY=dynamodb:<table>");
  }
}
