package dev.pikku.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.lambda.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Answers, for those who take whatever comes. */
public final class Answers {
  private Answers() {}

  static Answer await(CompletableFuture<Answer> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A function always answers", e);
    }
  }

  /** What the function said, or what Lambda says of its failure. */
  public static byte[] json(Answer answer) {
    if (answer instanceof Answer.Payload payload) {
      return payload.json();
    }
    return answer instanceof Answer.Failure failure
        ? failure.json()
        : "{\"errorMessage\":\"The event is too large\"}".getBytes(UTF_8);
  }
}
