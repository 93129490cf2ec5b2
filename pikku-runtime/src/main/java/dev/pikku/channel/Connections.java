package dev.pikku.channel;

import java.io.IOException;

/** The port to connected clients: API Gateway's {@code @connections}. */
public interface Connections {
  /** The bytes that API Gateway delivers in one message; it cuts it into frames of 32 KB itself. */
  int MOST_BYTES = 128 * 1024;

  /**
   * Sends one frame, again where that may help.
   *
   * @param endpoint where the connection's management API is, as in {@link ChannelRow#endpoint}
   * @param frame JSON in UTF-8, at most {@link #MOST_BYTES}
   * @return false if the connection is gone for good (410)
   * @throws IOException if it was not delivered although the connection may still be there
   */
  boolean send(String endpoint, String channelId, byte[] frame) throws IOException;

  /**
   * Closes a connection; one that is gone already does not matter.
   *
   * @throws IOException if it may still be there
   */
  void close(String endpoint, String channelId) throws IOException;
}
