package dev.pikku.aws;

import dev.pikku.error.PikkuException;

/**
 * 409: an item was not as an operation of a {@link DynamoDbTransaction} asks for, so that nothing
 * of the call happened.
 */
public final class ConditionNotMetException extends PikkuException {
  private static final long serialVersionUID = 1L;

  private final int operation;

  private ConditionNotMetException(int operation, String message) {
    super(409, "ConditionNotMetError", message, null);
    this.operation = operation;
  }

  static RuntimeException of(int operation, String kind) {
    return new ConditionNotMetException(
        operation, "The condition of operation " + operation + " (" + kind + ") is not met");
  }

  /** Which operation it was, in the order in which the function added them; the first is 1. */
  public int operation() {
    return operation;
  }
}
