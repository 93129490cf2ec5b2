package dev.pikku.local.sqs;

import java.time.Duration;
import java.util.Optional;

/**
 * How a queue behaves.
 *
 * @param visibilityTimeout how long a message that was received is not seen by others
 * @param delay of each message that states none
 * @param retention after which a message is dropped
 * @param fifo whether first in is first out
 * @param contentBasedDeduplication whether equal bodies count as one message
 * @param deduplicationPerGroup whether messages of different groups are never the same
 * @param redrive where messages go that were received too often
 */
public record QueueSettings(
    Duration visibilityTimeout,
    Duration delay,
    Duration retention,
    boolean fifo,
    boolean contentBasedDeduplication,
    boolean deduplicationPerGroup,
    Optional<Redrive> redrive) {

  /** Messages that were received so often, and come back all the same, go to another queue. */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
