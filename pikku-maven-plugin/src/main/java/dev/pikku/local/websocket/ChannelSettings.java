package dev.pikku.local.websocket;

import java.time.Duration;

/**
 * How a WebSocket API behaves.
 *
 * @param stage such as {@code dev}
 * @param selector the key of a message's JSON that chooses the route, such as {@code action}
 * @param patience how long it waits for a function
 * @param idle how long a connection may be silent
 * @param longest how long a connection may last
 */
public record ChannelSettings(
    String stage, String selector, Duration patience, Duration idle, Duration longest) {

  /** As on AWS: 29 seconds, 10 minutes, 2 hours. */
  public static ChannelSettings of(String stage) {
    return new ChannelSettings(
        stage, "action", Duration.ofSeconds(29), Duration.ofMinutes(10), Duration.ofHours(2));
  }
}
