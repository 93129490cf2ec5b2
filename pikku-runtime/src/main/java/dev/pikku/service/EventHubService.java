package dev.pikku.service;

import org.jspecify.annotations.Nullable;

/**
 * The port to topics: publishes what generated {@link Topic}s and {@link EventHub}s have encoded.
 */
public interface EventHubService {

  /**
   * Sends to every subscriber of a topic.
   *
   * @param data as JSON
   * @param except the id of a channel that is left out, or null
   */
  Published publish(String topic, String data, @Nullable String except);

  /**
   * Subscribes a channel; doing so again changes nothing.
   *
   * @return false if there is no such channel (any more)
   */
  boolean subscribe(String topic, String channelId);

  /** Ends a subscription; nothing happens where there is none. */
  void unsubscribe(String topic, String channelId);
}
