package dev.pikku.lambda.example;

import dev.pikku.channel.Connections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that remember what was sent, of whom some are gone and some cannot be reached. */
public final class RecordedConnections implements Connections {
  /** One frame, or with a null the end of the connection. */
  public record Sent(String endpoint, String id, String frame) {}

  private final List<Sent> all = new CopyOnWriteArrayList<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();

  @Override
  public boolean send(String endpoint, String channelId, byte[] frame) throws IOException {
    check(channelId);
    all.add(new Sent(endpoint, channelId, new String(frame, StandardCharsets.UTF_8)));
    return !gone.contains(channelId);
  }

  @Override
  public void close(String endpoint, String channelId) throws IOException {
    check(channelId);
    all.add(new Sent(endpoint, channelId, null));
  }

  private void check(String channelId) throws IOException {
    if (unreachable.contains(channelId)) {
      throw new IOException("m4rk3r of " + channelId);
    }
  }

  /** All that was sent, in order. */
  public List<Sent> all() {
    return all;
  }

  /** The frames that were sent, in order. */
  public List<String> frames() {
    return all.stream().map(Sent::frame).toList();
  }

  public void isGone(String channelId) {
    gone.add(channelId);
  }

  public void cannotBeReached(String channelId) {
    unreachable.add(channelId);
  }
}
