package dev.pikku.service;

import dev.pikku.wire.ChannelWire;

/**
 * One topic: whoever subscribed gets what is published, on whatever backend they are connected. A
 * function asks for it as a parameter, {@code @TopicName("todos") Topic<Todo> todos}, whatever its
 * transport. Clients receive {@code {"topic":"todos","data":…}}.
 *
 * @param <T> what is published
 */
public interface Topic<T> {

  /** The topic's name. */
  String name();

  /**
   * Sends to every subscriber.
   *
   * @return how many got it, and who did not
   * @throws IllegalArgumentException if it is larger than API Gateway delivers (128 KB)
   */
  Published publish(T data);

  /** Sends to every subscriber but one, who already knows perhaps. */
  Published publishExcept(String channelId, T data);

  /** Has a channel receive what is published from now on; doing so again changes nothing. */
  default void subscribe(ChannelWire channel) {
    channel.subscribe(name());
  }

  /** Ends that. */
  default void unsubscribe(ChannelWire channel) {
    channel.unsubscribe(name());
  }
}
