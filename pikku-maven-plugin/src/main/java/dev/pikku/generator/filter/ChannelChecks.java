package dev.pikku.generator.filter;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.ChannelModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.Channel;
import dev.pikku.generator.model.WiringModel.Channel.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reports channels of one name, and channels that a filter would open to everybody: without the
 * method that decides who connects.
 */
final class ChannelChecks {
  private ChannelChecks() {}

  static void report(PikkuModel all, PikkuModel kept, Diagnostics diagnostics) {
    Map<String, Channel> first = new TreeMap<>();
    for (Channel wiring : channels(kept).toList()) {
      ChannelModel channel = wiring.channel();
      Channel before = first.putIfAbsent(channel.name(), wiring);
      if (before == null) {
        connect(wiring, all, kept, diagnostics);
      } else if (!before.channel().owner().equals(channel.owner())) {
        diagnostics.error(
            Code.DUPLICATE_WIRING,
            channel.place(),
            "The channel \""
                + channel.name()
                + "\" is wired twice: to "
                + before.channel().owner().simpleName()
                + " ("
                + before.channel().place()
                + ") and to "
                + channel.owner().simpleName()
                + " ("
                + channel.place()
                + ").",
            "Rename one, or exclude one by tag.");
      }
    }
  }

  private static void connect(
      Channel kept, PikkuModel all, PikkuModel model, Diagnostics diagnostics) {
    if (connects(model, kept.channel()).isEmpty()) {
      for (Channel connect : connects(all, kept.channel())) {
        diagnostics.error(
            Code.INVALID_CHANNEL,
            connect.place(),
            "The filters keep \""
                + kept.label()
                + "\", but not \""
                + connect.label()
                + "\", which decides who connects.",
            "Put the tags that filters ask for on the channel instead of on its methods.");
      }
    }
  }

  private static List<Channel> connects(PikkuModel model, ChannelModel channel) {
    return channels(model)
        .filter(wiring -> wiring.event() == Event.CONNECT && wiring.channel().equals(channel))
        .toList();
  }

  private static Stream<Channel> channels(PikkuModel model) {
    return model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(Channel.class::isInstance)
        .map(Channel.class::cast);
  }
}
