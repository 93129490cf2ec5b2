package dev.pikku.service;

import java.util.ArrayList;
import java.util.List;

/** The port to queues: sends what generated {@link Queue}s have encoded. */
public interface QueueService {

  /**
   * Sends one message.
   *
   * @param queue the queue's name in the workspace
   * @param body the message as JSON
   * @return the platform's message id
   */
  String send(String queue, String body, QueueOptions options);

  /**
   * Sends one message with the session of whoever sends it, where its worker asks for that.
   *
   * @param session signed for this message; the worker finds it under {@code PikkuSession} among
   *     its attributes
   * @return the platform's message id
   * @throws UnsupportedOperationException unless overridden
   */
  default String sendSigned(String queue, String body, String session, QueueOptions options) {
    throw new UnsupportedOperationException(
        "The worker of the queue "
            + queue
            + " asks for sessions, which this QueueService does not send: override sendSigned");
  }

  /**
   * Sends several messages with sessions, as {@link #sendAll}.
   *
   * @param sessions one for each message
   * @throws MessagesNotSentException if some could not be sent; it says which
   */
  default void sendAllSigned(
      String queue, List<String> bodies, List<String> sessions, QueueOptions options) {
    options.checkFor(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      try {
        sendSigned(queue, bodies.get(i), sessions.get(i), options);
      } catch (IllegalStateException failed) {
        throw notSent(queue, i, bodies.size(), failed);
      }
    }
  }

  /**
   * Sends several messages, all with the same options, in order.
   *
   * @param bodies the messages as JSON
   * @throws MessagesNotSentException if some could not be sent; it says which
   */
  default void sendAll(String queue, List<String> bodies, QueueOptions options) {
    options.checkFor(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      try {
        send(queue, bodies.get(i), options);
      } catch (IllegalStateException failed) {
        throw notSent(queue, i, bodies.size(), failed);
      }
    }
  }

  private static MessagesNotSentException notSent(
      String queue, int from, int count, IllegalStateException failed) {
    List<Integer> left = new ArrayList<>();
    for (int j = from; j < count; j++) {
      left.add(j);
    }
    return new MessagesNotSentException(
        queue, left, count, String.valueOf(failed.getMessage()), failed);
  }
}
