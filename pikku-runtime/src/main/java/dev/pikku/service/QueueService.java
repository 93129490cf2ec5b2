package dev.pikku.service;

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
}
