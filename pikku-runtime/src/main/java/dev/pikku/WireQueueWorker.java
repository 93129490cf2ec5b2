package dev.pikku;

import dev.pikku.wire.Middleware;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a function the worker of a queue. Repeatable.
 *
 * <p>What is stated here is what the function is made for. {@code queues} in a backend's {@code
 * pikku.config.json} can state other numbers for that backend, and how the queue keeps messages.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Repeatable(WireQueueWorker.List.class)
public @interface WireQueueWorker {
  /** The queue's name in this workspace; what it is called on AWS comes from the environment. */
  String name();

  /** Messages taken at once, 1 to 10,000 (10 for FIFO queues). */
  int batchSize() default 10;

  /** Seconds to wait for a batch to fill, 0 to 300. */
  int batchingWindow() default 0;

  /** Concurrent calls of the Lambda function for this queue, 2 to 1,000; 0 sets no limit. */
  int maximumConcurrency() default 0;

  /** Whether the queue is first-in-first-out. */
  boolean fifo() default false;

  /**
   * Of a FIFO queue, whether messages with equal bodies count as one for five minutes. Else each
   * message needs a deduplication id. One that has an id is told apart by that, in any case.
   */
  boolean contentBasedDeduplication() default true;

  /** Attempts before a message goes to the dead-letter queue. */
  int maxReceiveCount() default 3;

  /**
   * Whether messages bring the session of whoever sent them, signed by a {@link
   * dev.pikku.auth.SessionSigner} that sender and worker have in common. The worker takes it as an
   * {@code Optional}: a message of nobody has none.
   */
  boolean session() default false;

  /** Tags of this wiring alone. */
  String[] tags() default {};

  /** Middleware of this wiring alone, outermost first. */
  Class<? extends Middleware>[] middleware() default {};

  /** Holds several {@code @WireQueueWorker} of one element. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.METHOD)
  @interface List {
    WireQueueWorker[] value();
  }
}
