package dev.pikku.channel;

import dev.pikku.auth.SessionCodec;
import dev.pikku.http.HttpRequest;
import dev.pikku.wire.ChannelWire;
import org.jspecify.annotations.Nullable;

/** The way of clients into a channel; it stands apart because messages do not go it. */
final class Connecting {
  /** API Gateway's longest connection, two hours, and ten minutes for clocks and late calls. */
  private static final long LONGEST_SECONDS = 2 * 60 * 60 + 10 * 60;

  /** The longest that a connection needs to stand once the function has let it in, by far. */
  private static final long LANDING_SECONDS = 10;

  private Connecting() {}

  /** Whether a row was added so recently that its connection may not stand yet. */
  static boolean mayStillBe(ChannelRow row) {
    long added = row.expiresAt() - LONGEST_SECONDS;
    return added > System.currentTimeMillis() / 1000 - LANDING_SECONDS;
  }

  /**
   * Runs what decides on a connection, and keeps it.
   *
   * @param name the channel's, where the API is that of one channel
   * @throws Exception what refuses it: then nothing is kept
   */
  static void admit(
      ChannelDoor door,
      ChannelWire wire,
      ChannelCall call,
      @Nullable String name,
      HttpRequest request)
      throws Exception {
    int channel = name == null ? asked(door, request) : door.findChannel(name);
    if (channel < 0) {
      throw ChannelRefusal.unknownChannel();
    }
    call.is(door.name(channel));
    if (!isWelcome(door.origins(), request)) {
      throw ChannelRefusal.foreignOrigin();
    }
    boolean decided = door.reaches(wire, door.onConnect(channel));
    if (!decided || call.isClosing()) {
      throw ChannelRefusal.closed();
    }
    door.channels().add(row(door, wire, call), call.topics());
  }

  private static ChannelRow row(ChannelDoor door, ChannelWire wire, ChannelCall call) {
    SessionCodec<?> codec = door.sessionCodec();
    return new ChannelRow(
        call.channelId(),
        call.channel(),
        call.endpoint(),
        codec == null ? null : StoredSession.of(codec, wire),
        call.pending(),
        System.currentTimeMillis() / 1000 + LONGEST_SECONDS);
  }

  private static int asked(ChannelDoor door, HttpRequest request) {
    int only = door.onlyChannel();
    if (only >= 0) {
      return only;
    }
    String name = UpgradeRequest.named(request);
    return name == null ? -1 : door.findChannel(name);
  }

  /** Whether the page that connects may do so; what is no page says nothing of where it is from. */
  private static boolean isWelcome(String[] origins, HttpRequest request) {
    String origin = origins.length == 0 ? null : request.header("origin");
    if (origin == null) {
      return true;
    }
    for (int i = 0; i < origins.length; i++) {
      if (origins[i].equals(origin)) {
        return true;
      }
    }
    return false;
  }
}
