package dev.pikku.wire;

/**
 * What a call can do with its own channel. While connecting it only takes note, because the channel
 * is kept once the connection is accepted.
 */
public interface ChannelEnd {

  /** The id of the connection. */
  String channelId();

  /** The name of the {@code @WireChannel}. */
  String channel();

  /** Sends one frame. */
  void send(String json);

  /** Subscribes to a topic. */
  void subscribe(String topic);

  /** Ends a subscription. */
  void unsubscribe(String topic);

  /** Closes the connection once the call is over. */
  void close();
}
