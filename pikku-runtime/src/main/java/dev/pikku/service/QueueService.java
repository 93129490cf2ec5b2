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
        List<Integer> left = new ArrayList<>();
        for (int j = i; j < bodies.size(); j++) {
          left.add(j);
        }
        throw new MessagesNotSentException(
            queue, left, bodies.size(), String.valueOf(failed.getMessage()), failed);
      }
    }
  }
}
