package dev.pikku.generator.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a queue is reached, and what operations decide of it; what is empty is as the worker's wiring
 * says, or as AWS has it.
 *
 * @param from the backend that owns it; empty if this one does
 * @param batchSize over the wiring's
 * @param batchingWindow over the wiring's, in seconds
 * @param maximumConcurrency over the wiring's; 0 for no limit
 * @param maxReceiveCount over the wiring's
 * @param visibilityTimeout seconds for which a message that was received is not seen by others
 * @param messageRetention seconds after which a message is dropped that nobody took
 * @param deadLetterRetention the same, in the dead-letter queue
 * @param delay seconds until a message becomes visible that states no delay of its own
 * @param deduplicationScope where deduplication ids are told apart: {@code queue} or {@code
 *     messageGroup}
 * @param fifoThroughputLimit what the limit of messages a second holds for: {@code perQueue} or
 *     {@code perMessageGroupId}
 * @param key the KMS key that encrypts its messages; SQS's own unless stated
 */
public record QueueConfig(
    Optional<String> from,
    OptionalInt batchSize,
    OptionalInt batchingWindow,
    OptionalInt maximumConcurrency,
    OptionalInt maxReceiveCount,
    OptionalInt visibilityTimeout,
    OptionalInt messageRetention,
    OptionalInt deadLetterRetention,
    OptionalInt delay,
    Optional<String> deduplicationScope,
    Optional<String> fifoThroughputLimit,
    Optional<String> key) {

  /** A queue of which nothing is stated. */
  public static final QueueConfig NONE =
      new QueueConfig(
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether it says more than who owns the queue, and what encrypts what is sent. */
  public boolean hasSettings() {
    return !equals(
        new QueueConfig(
            from,
            NONE.batchSize,
            NONE.batchingWindow,
            NONE.maximumConcurrency,
            NONE.maxReceiveCount,
            NONE.visibilityTimeout,
            NONE.messageRetention,
            NONE.deadLetterRetention,
            NONE.delay,
            NONE.deduplicationScope,
            NONE.fifoThroughputLimit,
            key));
  }
}
