package dev.pikku.service;

/** A message is larger than its queue takes; nothing was sent. */
public final class MessageTooLargeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int bytes;
  private final int limit;

  private MessageTooLargeException(String queue, int bytes, int limit) {
    super(
        "A message for the queue "
            + queue
            + " has "
            + bytes
            + " bytes with its attributes; SQS takes "
            + limit
            + ". Store what is large elsewhere and send where it is.");
    this.bytes = bytes;
    this.limit = limit;
  }

  /**
   * For what sends: a plain type, so that verifying it loads nothing.
   *
   * @param bytes that the message has, with its attributes
   * @param limit what the queue takes
   */
  public static IllegalArgumentException of(String queue, int bytes, int limit) {
    return new MessageTooLargeException(queue, bytes, limit);
  }

  /** What the message has, with its attributes. */
  public int bytes() {
    return bytes;
  }

  /** What the queue takes. */
  public int limit() {
    return limit;
  }
}
