package dev.pikku.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live end of one queue message. */
public final class QueueJob extends Wire {
  private final String queue;
  private final String id;
  private final int attempt;
  private final @Nullable String group;
  private final long sentAt;
  private final byte[] body;
  private final @Nullable String deduplicationId;
  private final @Nullable String sequenceNumber;
  private final long firstReceivedAt;
  private final Map<String, String> attributes;

  /**
   * A message of which no more is known.
   *
   * @param queue the queue's name in the workspace
   * @param id the platform's message id
   * @param attempt how often the message was received, from 1
   * @param group the message group of a FIFO queue
   * @param sentAt when it was sent, in milliseconds since the epoch
   * @param body the message, as UTF-8
   * @param traceId null, or one that is not harmless, if one is to be made
   */
  public QueueJob(
      String queue,
      String id,
      int attempt,
      @Nullable String group,
      long sentAt,
      byte[] body,
      @Nullable String traceId,
      long deadline) {
    this(queue, id, attempt, group, sentAt, body, traceId, deadline, null, null, 0, Map.of());
  }

  /**
   * @param queue the queue's name in the workspace
   * @param id the platform's message id
   * @param attempt how often the message was received, from 1
   * @param group the message group of a FIFO queue
   * @param sentAt when it was sent, in milliseconds since the epoch
   * @param body the message, as UTF-8
   * @param traceId null, or one that is not harmless, if one is to be made
   * @param deduplicationId what a FIFO queue tells repeated messages by
   * @param sequenceNumber where the message is in its FIFO queue
   * @param firstReceivedAt when it was received first, in milliseconds since the epoch; or 0
   * @param attributes what the sender stated beside the message
   */
  public QueueJob(
      String queue,
      String id,
      int attempt,
      @Nullable String group,
      long sentAt,
      byte[] body,
      @Nullable String traceId,
      long deadline,
      @Nullable String deduplicationId,
      @Nullable String sequenceNumber,
      long firstReceivedAt,
      Map<String, String> attributes) {
    super(TraceId.isHarmless(traceId) ? traceId : null, deadline);
    this.queue = queue;
    this.id = id;
    this.attempt = attempt;
    this.group = group;
    this.sentAt = sentAt;
    this.body = body;
    this.deduplicationId = deduplicationId;
    this.sequenceNumber = sequenceNumber;
    this.firstReceivedAt = firstReceivedAt;
    this.attributes = attributes;
  }

  @Override
  public Type type() {
    return Type.QUEUE;
  }

  /** The queue's name in the workspace. */
  public String queue() {
    return queue;
  }

  /** The platform's message id. */
  public String id() {
    return id;
  }

  /** How often the message was received, from 1. */
  public int attempt() {
    return attempt;
  }

  /** The message group of a FIFO queue. */
  public @Nullable String group() {
    return group;
  }

  /** When the message was sent, in milliseconds since the epoch. */
  public long sentAt() {
    return sentAt;
  }

  /** When the message was received first, in milliseconds since the epoch; 0 if that is unknown. */
  public long firstReceivedAt() {
    return firstReceivedAt;
  }

  /** What a FIFO queue tells repeated messages by. */
  public @Nullable String deduplicationId() {
    return deduplicationId;
  }

  /** Where the message is in its FIFO queue: a decimal number that grows within a group. */
  public @Nullable String sequenceNumber() {
    return sequenceNumber;
  }

  /**
   * What the sender stated beside the message: texts and numbers as written, bytes as base64. They
   * come from whoever may send to the queue; nothing about them was checked.
   */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** The message, as UTF-8. */
  public byte[] body() {
    return body;
  }

  /**
   * Ends the job as done, although the function did not do it: the message will not come again.
   *
   * @throws JobDiscarded always
   */
  public void discard(String reason) {
    throw new JobDiscarded(reason);
  }

  /**
   * Ends the job as failed: the message comes again, and in the end goes to the dead letters.
   *
   * @throws JobFailed always
   */
  public void fail(String reason) {
    throw new JobFailed(reason);
  }
}
