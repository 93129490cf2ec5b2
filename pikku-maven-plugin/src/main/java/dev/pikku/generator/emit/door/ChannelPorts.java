package dev.pikku.generator.emit.door;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.services.BuiltInService;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.emit.services.ServiceGraph;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what the door of channels itself needs: where channels are kept, and the way to them. */
final class ChannelPorts {
  private static final Map<String, BuiltInService> PORTS =
      new TreeMap<>(
          Map.of(
              "channels", BuiltInService.CHANNEL_STORE,
              "connections", BuiltInService.CONNECTIONS,
              "subscriptions", BuiltInService.EVENT_HUB_STORE));

  private ChannelPorts() {}

  /** Services by the method of the door that gives them; what is wrong with them is reported. */
  static SortedMap<String, Service> of(
      List<Call> calls,
      Optional<TypeRef.ClassType> session,
      ServiceGraph services,
      Diagnostics diagnostics) {
    WiringModel.Channel first = (WiringModel.Channel) calls.get(0).wiring();
    String asker = "The channel \"" + first.channel().name() + "\"";
    Place place = first.channel().place();
    SortedMap<String, Service> ports = new TreeMap<>();
    for (Map.Entry<String, BuiltInService> port : PORTS.entrySet()) {
      Optional<Service> found = services.builtIn(asker, port.getValue(), place);
      if (found.isEmpty()) {
        // what one lacks the others lack for the same reason
        return ports;
      }
      ports.put(port.getKey(), found.get());
    }
    session
        .flatMap(type -> services.sessionCodec(asker, type, place))
        .ifPresent(codec -> ports.put("sessionCodec", codec));
    ports.values().forEach(service -> checkLife(service, asker, diagnostics));
    checkSameStore(ports, diagnostics);
    return ports;
  }

  private static void checkLife(Service service, String asker, Diagnostics diagnostics) {
    if (service.perCall()) {
      diagnostics.error(
          Code.INVALID_SERVICE,
          service.place(),
          asker + " needs a " + service + ", which each call has its own of.",
          "Move the factory to a @SingletonServices class: what channels need lives once.");
    }
  }

  /** Subscriptions hang on channels, so that half of them in another store would never be found. */
  private static void checkSameStore(SortedMap<String, Service> ports, Diagnostics diagnostics) {
    Service channels = ports.get("channels");
    Service subscriptions = ports.get("subscriptions");
    if (channels == null
        || subscriptions == null
        || isBuiltIn(channels) == isBuiltIn(subscriptions)) {
      return;
    }
    Service replaced = isBuiltIn(channels) ? subscriptions : channels;
    Service left = isBuiltIn(channels) ? channels : subscriptions;
    diagnostics.error(
        Code.INVALID_SERVICE,
        replaced.place(),
        replaced + " comes from a factory, but " + left + " does not: they belong together.",
        "Add a factory for " + left + " that returns the same store.");
  }

  private static boolean isBuiltIn(Service service) {
    return service.origin() instanceof Origin.BuiltIn;
  }
}
