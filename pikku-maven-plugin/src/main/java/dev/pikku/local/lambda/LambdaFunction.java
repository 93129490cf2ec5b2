package dev.pikku.local.lambda;

import java.util.concurrent.CompletableFuture;

/** A Lambda function, as gateways and event sources see it. */
public interface LambdaFunction {

  /** The largest event, and the largest payload of an answer, in bytes. */
  int MAX_PAYLOAD = 6 * 1024 * 1024;

  /**
   * Calls the function. The future always completes with an answer, never with an exception.
   *
   * @param event JSON
   */
  CompletableFuture<Answer> invoke(byte[] event);

  /** The same for a caller who takes an {@link Answer.Stream}, too. */
  default CompletableFuture<Answer> stream(byte[] event) {
    return invoke(event);
  }
}
