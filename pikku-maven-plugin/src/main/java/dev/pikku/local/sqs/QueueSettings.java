package dev.pikku.local.sqs;

import java.time.Duration;
import java.util.Optional;

/**
 * How a queue behaves.
 *
 * @param visibilityTimeout how long a message that was received is not seen by others
 * @param delay of each message that states none
 * @param fifo whether first in is first out
 * @param contentBasedDeduplication whether equal bodies count as one message
 * @param redrive where messages go that were received too often
 */
public record QueueSettings(
    Duration visibilityTimeout,
    Duration delay,
    boolean fifo,
    boolean contentBasedDeduplication,
    Optional<Redrive> redrive) {

  /** Messages that were received so often, and come back all the same, go to another queue. */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
