package dev.pikku.lambda;

import dev.pikku.error.DeclaredException;
import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import java.util.Map;

/** What seldom happens between an event and its answer; it stands apart to be loaded only then. */
final class HttpTrouble {
  private HttpTrouble() {}

  /**
   * Says that an event was no request: the function is wired to something else, or somebody tries
   * it by hand. Nothing of the event is told.
   */
  static void unreadable(Map<String, String> environment) {
    JsonLogger.of(environment)
        .log(
            Logger.Level.WARN,
            "The event is no HTTP request, or a malformed one; it was answered with 400."
                + " The handler takes events of API Gateway's REST and HTTP APIs, of function URLs"
                + " and of Application Load Balancers.",
            null);
  }

  /** What is thrown instead of an answer that the sender's side would drop. */
  static RuntimeException tooLarge(int bytes, int most) {
    return DeclaredException.of(
        500,
        "AnswerTooLargeError",
        "The answer is larger than can be sent",
        new IllegalStateException(
            "The answer has "
                + bytes
                + " bytes in the form that its sender takes, which is no more than "
                + most
                + ": send parts, or where it can be fetched"));
  }
}
