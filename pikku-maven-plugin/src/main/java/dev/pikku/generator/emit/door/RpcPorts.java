package dev.pikku.generator.emit.door;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.emit.services.ServiceGraph;
import dev.pikku.generator.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a door of remote calls needs itself: what checks sessions that come along, and reads them.
 */
final class RpcPorts {
  private RpcPorts() {}

  /** Services by the method of the door that gives them; what is wrong with them is reported. */
  static SortedMap<String, Service> of(
      List<Call> calls,
      Optional<TypeRef.ClassType> session,
      ServiceGraph services,
      Diagnostics diagnostics) {
    SortedMap<String, Service> ports = new TreeMap<>();
    if (session.isEmpty()) {
      return ports;
    }
    String asker = "The remote function \"" + calls.get(0).wiring().label() + "\"";
    Place place = calls.get(0).wiring().place();
    services
        .sessionCodec(asker, session.get(), place)
        .ifPresent(codec -> ports.put("sessionCodec", codec));
    services.sessionSigner(asker, place).ifPresent(signer -> ports.put("sessionSigner", signer));
    for (Service service : ports.values()) {
      if (service.perCall()) {
        diagnostics.error(
            Code.INVALID_SERVICE,
            service.place(),
            asker + " needs a " + service + ", which each call has its own of.",
            "Move the factory to a @SingletonServices class: what checks sessions lives once.");
      }
    }
    return ports;
  }
}
