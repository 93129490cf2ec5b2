package dev.pikku.local.lambda;

import dev.pikku.local.server.Header;
import dev.pikku.local.server.LiveBody;
import java.util.List;

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

  /**
   * The function began to answer: events that the gateway passes on as they come. On AWS no gateway
   * does so.
   */
  record Stream(List<Header> headers, LiveBody body) implements Answer {
    public Stream {
      headers = List.copyOf(headers);
    }
  }

  /** The event was too large to be handed over. */
  record TooLarge() implements Answer {}
}
