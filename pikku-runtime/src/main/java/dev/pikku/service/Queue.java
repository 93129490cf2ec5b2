package dev.pikku.service;

import java.time.Duration;
import java.util.List;

/**
 * Sends messages to one queue. A function asks for it as a parameter,
 * {@code @QueueName("todo-reminders") Queue<TodoId> reminders}; the build checks the type against
 * the worker's input.
 *
 * @param <T> the worker's input
 */
public interface Queue<T> {

  /**
   * Sends one message.
   *
   * @return the platform's message id
   */
  default String send(T message) {
    return send(message, QueueOptions.NONE);
  }

  /**
   * Sends one message that becomes visible later.
   *
   * @param delay 0 to 900 seconds
   * @throws IllegalArgumentException if the delay is negative or longer
   */
  default String send(T message, Duration delay) {
    return send(message, QueueOptions.NONE.withDelay(delay));
  }

  /**
   * Sends one message.
   *
   * @throws MessageTooLargeException if the queue does not take one so large
   * @throws IllegalArgumentException if the options do not fit the kind of queue
   */
  String send(T message, QueueOptions options);

  /**
   * Sends several messages, as {@link #sendAll(List, QueueOptions)}.
   *
   * @throws MessagesNotSentException if some could not be sent; it says which
   */
  default void sendAll(List<? extends T> messages) {
    sendAll(messages, QueueOptions.NONE);
  }

  /**
   * Sends several messages, all with the same options, in as few requests as the platform allows.
   * Those of a FIFO queue go one after the other, and none after one that failed, so that the group
   * keeps its order.
   *
   * @throws MessageTooLargeException if one is too large; then none was sent
   * @throws IllegalArgumentException if the options do not fit the kind of queue, or give several
   *     messages one deduplication id; then none was sent
   * @throws MessagesNotSentException if some could not be sent; it says which
   */
  void sendAll(List<? extends T> messages, QueueOptions options);
}
