package dev.pikku.local.sqs;

/** SQS refuses a request. */
final class SqsException extends Exception {
  private static final long serialVersionUID = 1;

  private final String type;
  private final String query;

  /**
   * @param type as in SQS's JSON
   * @param query the code that SQS's older protocol had for it, and that clients still look at
   */
  private SqsException(String type, String query, String message) {
    super(message);
    this.type = type;
    this.query = query;
  }

  static SqsException noSuchQueue() {
    return new SqsException(
        "com.amazonaws.sqs#QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
        "The specified queue does not exist.");
  }

  static SqsException invalid(String message) {
    return new SqsException(
        "com.amazon.coral.service#InvalidParameterValueException",
        "InvalidParameterValue",
        message);
  }

  static SqsException invalidContents() {
    return new SqsException(
        "com.amazonaws.sqs#InvalidMessageContents",
        "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
            + " #xE000 to #xFFFD | #x10000 to #x10FFFF");
  }

  /**
   * A batch is refused as a whole.
   *
   * @param error as in {@code BatchRequestTooLong}
   */
  static SqsException ofBatch(String error, String message) {
    return new SqsException(
        "com.amazonaws.sqs#" + error, "AWS.SimpleQueueService." + error, message);
  }

  static SqsException invalidHandle() {
    return new SqsException(
        "com.amazonaws.sqs#ReceiptHandleIsInvalid",
        "ReceiptHandleIsInvalid",
        "The input receipt handle is invalid.");
  }

  static SqsException missing(String parameter) {
    return new SqsException(
        "com.amazon.coral.service#MissingRequiredParameterException",
        "MissingParameter",
        "The request must contain the parameter " + parameter + ".");
  }

  static SqsException unknownOperation(String target) {
    return new SqsException(
        "com.amazon.coral.service#UnknownOperationException",
        "InvalidAction",
        "Queues on this machine do not know the operation \"" + target + "\".");
  }

  String type() {
    return type;
  }

  String query() {
    return query;
  }
}
