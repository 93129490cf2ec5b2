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

  /** Sends one message. */
  String send(T message, QueueOptions options);

  /** Sends several messages, in order. */
  default void sendAll(List<? extends T> messages) {
    for (T message : messages) {
      send(message);
    }
  }
}
