package dev.pikku.local.deployment;

import java.util.Optional;

/**
 * A queue.
 *
 * @param name on AWS
 * @param visibilityTimeout in seconds
 * @param delay of each message, in seconds
 * @param retention of each message, in seconds
 * @param fifo first in, first out
 * @param contentBasedDeduplication whether equal bodies count as one message
 * @param deduplicationPerGroup whether messages of different groups are never one
 * @param redrive where messages go that fail too often
 */
public record QueuePlan(
    String name,
    int visibilityTimeout,
    int delay,
    int retention,
    boolean fifo,
    boolean contentBasedDeduplication,
    boolean deduplicationPerGroup,
    Optional<Redrive> redrive) {

  /** AWS's, unless stated. */
  static final int RETENTION = 4 * 24 * 60 * 60;

  /** What happens to messages that fail too often. */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}

  /** A queue of which only the name is known. */
  public static QueuePlan named(String name) {
    boolean fifo = name.endsWith(".fifo");
    return new QueuePlan(name, 30, 0, RETENTION, fifo, fifo, false, Optional.empty());
  }
}
