package dev.pikku.generator.emit.door;

import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.model.WiringModel.Channel;
import dev.pikku.generator.model.WiringModel.Channel.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stands in for {@code @OnConnect} where a channel has none: what guards the channel is asked
 * before anybody connects, as if there were a method that does nothing.
 */
final class Accepting {
  private static final TypeUse NOTHING =
      new TypeUse(new TypeRef.PrimitiveType("void"), false, false, List.of(), List.of());

  private Accepting() {}

  /** A function for each channel without a method that hears of connecting. */
  static List<FunctionModel> missing(PikkuModel model) {
    Set<String> connecting = new TreeSet<>();
    Map<String, FunctionModel> accepting = new TreeMap<>();
    for (FunctionModel function : model.functions()) {
      for (WiringModel wiring : function.wirings()) {
        if (wiring instanceof Channel channel) {
          accepting.putIfAbsent(channel.channel().name(), of(function, channel));
          if (channel.event() == Event.CONNECT) {
            connecting.add(channel.channel().name());
          }
        }
      }
    }
    accepting.keySet().removeAll(connecting);
    return new ArrayList<>(accepting.values());
  }

  /** Whether there is nothing to call. */
  static boolean is(FunctionModel function) {
    return function.method().name().isEmpty();
  }

  /** Guarded by what guards all functions of the class of one of them. */
  private static FunctionModel of(FunctionModel one, Channel wiring) {
    Channel connect = wiring.unheard(Event.CONNECT);
    return new FunctionModel(
        wiring.channel().owner().simpleName(),
        new MethodModel(
            wiring.channel().owner(), "", true, List.of(), NOTHING, wiring.channel().place()),
        connect.tags(),
        List.of(connect),
        one.classMiddleware(),
        List.of(),
        one.classPermits(),
        List.of(),
        List.of(),
        "");
  }
}
