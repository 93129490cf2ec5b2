package dev.pikku.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connected client, as the store keeps it.
 *
 * @param id what API Gateway calls the connection
 * @param channel the name of the {@code @WireChannel}
 * @param endpoint where its management API is, such as {@code
 *     https://abc.execute-api.eu-central-1.amazonaws.com/dev}: kept with each row, so that any
 *     backend can send to it
 * @param session the session as JSON, or null
 * @param pending frames that wait for the first message, in order
 * @param expiresAt seconds since the epoch; a row is not there after that, whenever the store
 *     deletes it
 */
public record ChannelRow(
    String id,
    String channel,
    String endpoint,
    @Nullable String session,
    List<String> pending,
    long expiresAt) {
  public ChannelRow {
    pending = List.copyOf(pending);
  }

  /** A session is nobody's business in logs. */
  @Override
  public String toString() {
    return "channel " + id + " of " + channel;
  }
}
