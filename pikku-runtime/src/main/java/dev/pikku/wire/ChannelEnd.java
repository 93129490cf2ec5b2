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

  /** The action that a message names; empty where it names none. */
  String action();

  /** Chooses a subprotocol, while connecting. */
  void protocol(String name);

  /** Sends one frame. */
  void send(String json);

  /**
   * Takes what the function returned; it is sent once the call is over.
   *
   * @param json UTF-8
   */
  void reply(byte[] json);

  /** Takes text that the function returned. */
  void reply(String text);

  /** Subscribes to a topic. */
  void subscribe(String topic);

  /** Ends a subscription. */
  void unsubscribe(String topic);

  /** Closes the connection once the call is over. */
  void close();
}
