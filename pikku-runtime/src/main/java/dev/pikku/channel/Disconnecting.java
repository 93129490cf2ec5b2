package dev.pikku.channel;

import dev.pikku.wire.ChannelWire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of clients out of a channel. */
final class Disconnecting {
  private Disconnecting() {}

  /**
   * Tells who wants to know, and forgets the channel in any case.
   *
   * @return what failed, which is logged; null if nothing did
   */
  static @Nullable Throwable forget(ChannelDoor door, ChannelWire wire, ChannelCall call) {
    Throwable failure = null;
    try {
      tell(door, wire, call);
    } catch (Throwable thrown) {
      failure = thrown;
      ChannelFailure.log(door, "The function that hears of a disconnect failed", thrown);
    }
    try {
      door.channels().remove(List.of(call.channelId()));
    } catch (Throwable thrown) {
      failure = failure == null ? thrown : failure;
      ChannelFailure.log(door, "A channel could not be removed", thrown);
    }
    return failure;
  }

  private static void tell(ChannelDoor door, ChannelWire wire, ChannelCall call) throws Exception {
    int only = door.onlyChannel();
    if (only >= 0 && door.onDisconnect(only) < 0) {
      return;
    }
    ChannelRow row = door.channels().find(call.channelId());
    int channel = row == null ? -1 : door.findChannel(row.channel());
    int wiring = channel < 0 ? -1 : door.onDisconnect(channel);
    if (row != null && wiring >= 0) {
      call.is(row);
      door.restore(wire, row);
      door.runChain(wire, wiring);
    }
  }
}
