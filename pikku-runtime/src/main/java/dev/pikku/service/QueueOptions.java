package dev.pikku.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a message is sent.
 *
 * @param delaySeconds seconds until it becomes visible, 0 to 900
 * @param group the message group; FIFO queues need one, others refuse it
 * @param deduplicationId what FIFO queues tell repeated messages by
 */
public record QueueOptions(
    int delaySeconds, @Nullable String group, @Nullable String deduplicationId) {

  /** No delay, no group. */
  public static final QueueOptions NONE = new QueueOptions(0, null, null);

  public QueueOptions {
    if (delaySeconds < 0 || delaySeconds > 900) {
      throw new IllegalArgumentException(
          "A message can be delayed by 0 to 900 seconds, not by " + delaySeconds);
    }
  }

  public QueueOptions withDelay(Duration delay) {
    long seconds = delay.getSeconds() + (delay.getNano() > 0 ? 1 : 0);
    // what is below or above is refused as such, whatever an int makes of it
    int whole = delay.isNegative() ? -1 : (int) Math.min(seconds, Integer.MAX_VALUE);
    return new QueueOptions(whole, group, deduplicationId);
  }

  public QueueOptions withGroup(String group) {
    return new QueueOptions(delaySeconds, group, deduplicationId);
  }

  public QueueOptions withDeduplicationId(String deduplicationId) {
    return new QueueOptions(delaySeconds, group, deduplicationId);
  }

  /**
   * Says whether so many messages can have these options together.
   *
   * @throws IllegalArgumentException if several would have one deduplication id, so that all but
   *     the first were dropped
   */
  public void checkFor(int messages) {
    if (messages > 1 && deduplicationId != null) {
      throw new IllegalArgumentException(
          messages
              + " messages cannot have one deduplication id: all but the first would be dropped."
              + " Send them one by one, or without it.");
    }
  }
}
