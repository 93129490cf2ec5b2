package dev.pikku.local.lambda;

/** What comes back from a call of a function. */
public sealed interface Answer {

  /** The function answered. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Payload(byte[] json) implements Answer {}

  /**
   * The function failed, crashed or took too long.
   *
   * @param type Lambda's word for it, such as {@code Runtime.ExitError}
   * @param json what Lambda tells a caller: {@code errorType} and {@code errorMessage}
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Failure(String type, byte[] json) implements Answer {}

  /** The event was too large to be handed over. */
  record TooLarge() implements Answer {}
}
