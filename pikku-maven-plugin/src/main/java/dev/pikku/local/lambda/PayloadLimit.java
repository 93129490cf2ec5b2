package dev.pikku.local.lambda;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Refuses what is larger than Lambda takes, in either direction. */
public final class PayloadLimit implements LambdaFunction {
  private static final byte[] ANSWER_TOO_LARGE =
      ("{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size ("
              + MAX_PAYLOAD
              + " bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}")
          .getBytes(StandardCharsets.UTF_8);

  private final LambdaFunction function;

  public PayloadLimit(LambdaFunction function) {
    this.function = function;
  }

  @Override
  public CompletableFuture<Answer> invoke(byte[] event) {
    if (event.length > MAX_PAYLOAD) {
      return CompletableFuture.completedFuture(new Answer.TooLarge());
    }
    return function.invoke(event).thenApply(PayloadLimit::limited);
  }

  @Override
  public CompletableFuture<Answer> stream(byte[] event) {
    return event.length > MAX_PAYLOAD
        ? CompletableFuture.completedFuture(new Answer.TooLarge())
        : function.stream(event).thenApply(PayloadLimit::limited);
  }

  private static Answer limited(Answer answer) {
    return answer instanceof Answer.Payload payload && payload.json().length > MAX_PAYLOAD
        ? new Answer.Failure("Function.ResponseSizeTooLarge", ANSWER_TOO_LARGE)
        : answer;
  }
}
