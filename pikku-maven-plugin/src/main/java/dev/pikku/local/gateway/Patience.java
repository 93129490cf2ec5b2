package dev.pikku.local.gateway;

import dev.pikku.local.lambda.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a function as long as API Gateway does. */
final class Patience {
  private Patience() {}

  /** Nothing if it takes longer; the function goes on all the same, as it does on AWS. */
  static Optional<Answer> await(CompletableFuture<Answer> answer, Duration patience)
      throws InterruptedException {
    try {
      return Optional.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A function always answers", e);
    }
  }
}
