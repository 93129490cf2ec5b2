package dev.pikku.service;

/**
 * All topics, for those whose names are known only when the function runs: {@code EventHub<Note>
 * hub}. Where a topic's name is fixed, a {@link Topic} says so.
 *
 * @param <T> what is published
 */
public interface EventHub<T> {

  /**
   * Sends to every subscriber of a topic: {@code {"topic":…,"data":…}}.
   *
   * @return how many got it, and who did not
   * @throws IllegalArgumentException if it is larger than API Gateway delivers (128 KB)
   */
  Published publish(String topic, T data);

  /** Sends to every subscriber but one. */
  Published publishExcept(String topic, String channelId, T data);

  /**
   * Has any channel receive what is published; the caller's own is subscribed by {@link
   * dev.pikku.wire.ChannelWire#subscribe}.
   *
   * @return false if there is no such channel (any more)
   */
  boolean subscribe(String topic, String channelId);

  /** Ends that; nothing happens where nothing was subscribed. */
  void unsubscribe(String topic, String channelId);
}
