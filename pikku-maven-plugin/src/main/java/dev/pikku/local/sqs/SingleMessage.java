package dev.pikku.local.sqs;

import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One message that goes to a function by hand, as if it had been in a queue. */
public final class SingleMessage {
  private final String queue;
  private final String region;
  private final Received message;

  /**
   * @param queue its name on AWS; first-in-first-out ones end with {@code .fifo}
   */
  public SingleMessage(String queue, String region, String body) {
    this.queue = queue;
    this.region = region;
    boolean fifo = queue.endsWith(".fifo");
    LocalQueue own =
        new LocalQueue(
            queue,
            new QueueSettings(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(4),
                fifo,
                fifo,
                false,
                Optional.empty()),
            Clock.systemUTC(),
            name -> Optional.empty());
    own.send(
        new SendRequest(
            body,
            Json.object(),
            Optional.empty(),
            fifo ? Optional.of("by-hand") : Optional.empty(),
            Optional.empty()));
    this.message = own.receive(1, Duration.ZERO).get(0);
  }

  /** The event that the function gets. */
  public byte[] event() {
    return QueueEvent.of(queue, region, List.of(message));
  }

  /**
   * The function's answer, as a failure where it says that the message failed.
   *
   * @param partial whether the answer may say so; else only a failed call does
   */
  public Answer verdict(Answer answer, boolean partial) {
    boolean failed = !BatchVerdict.failed(answer, partial, Set.of(message.id())).isEmpty();
    return failed && answer instanceof Answer.Payload payload
        ? new Answer.Failure("BatchItemFailure", payload.json())
        : answer;
  }
}
