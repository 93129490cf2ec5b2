package dev.pikku.generator.filter;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports queues with two workers, tasks and remote functions of one name, and actions that two
 * methods take. It looks at what a backend keeps, since two functions may share a queue's name as
 * long as no backend has both.
 */
final class DuplicateWirings {
  private DuplicateWirings() {}

  /** Reports each wiring that repeats an earlier one, naming both places. */
  static void report(PikkuModel kept, Diagnostics diagnostics) {
    Map<Object, FunctionModel> functions = new HashMap<>();
    Map<Object, Place> places = new HashMap<>();
    for (FunctionModel function : kept.functions()) {
      for (WiringModel wiring : function.wirings()) {
        String what = what(wiring);
        if (!what.isEmpty()) {
          Object key = key(what, wiring);
          FunctionModel first = functions.putIfAbsent(key, function);
          Place place = places.putIfAbsent(key, wiring.place());
          if (first != null && place != null) {
            diagnostics.error(
                Code.DUPLICATE_WIRING,
                wiring.place(),
                what
                    + " is wired twice: to "
                    + first.name()
                    + " ("
                    + place
                    + ") and to "
                    + function.name()
                    + " ("
                    + wiring.place()
                    + ").",
                "Rename one, or exclude one by tag.");
          }
        }
      }
    }
  }

  private static String what(WiringModel wiring) {
    if (wiring instanceof WiringModel.QueueWorker) {
      return "The queue \"" + wiring.label() + "\"";
    }
    if (wiring instanceof WiringModel.Channel channel) {
      return what(channel);
    }
    if (wiring instanceof WiringModel.Rpc) {
      return "The remote function \"" + wiring.label() + "\"";
    }
    return wiring instanceof WiringModel.ScheduledTask ? "The task \"" + wiring.label() + "\"" : "";
  }

  private static String what(WiringModel.Channel wiring) {
    String channel = "the channel \"" + wiring.channel().name() + "\"";
    return switch (wiring.event()) {
      case CONNECT -> "Connecting to " + channel;
      case DISCONNECT -> "Leaving " + channel;
      case MESSAGE ->
          wiring.isDefault()
              ? "What no action of " + channel + " takes"
              : "The action \"" + wiring.action() + "\" of " + channel;
    };
  }

  /** Two channels of one name are told as such, not once for each of their methods. */
  private static Object key(String what, WiringModel wiring) {
    return wiring instanceof WiringModel.Channel channel
        ? List.of(what, channel.channel().owner())
        : what;
  }
}
