package dev.pikku.generator.emit.door;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.emit.services.ServiceGraph;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a door needs itself where sessions come along: what checks them, and reads them. */
final class SessionPorts {
  private SessionPorts() {}

  /**
   * Services by the method of the door that gives them, none if no call of it has a session to
   * restore; what is wrong with them is reported.
   */
  static SortedMap<String, Service> of(
      List<Call> calls,
      Optional<TypeRef.ClassType> session,
      ServiceGraph services,
      Diagnostics diagnostics) {
    SortedMap<String, Service> ports = new TreeMap<>();
    Optional<WiringModel> first =
        calls.stream().map(Call::wiring).filter(SessionPorts::bringsSession).findFirst();
    if (session.isEmpty() || first.isEmpty()) {
      return ports;
    }
    String what = first.get() instanceof WiringModel.Rpc ? "remote function" : "queue";
    String asker = "The " + what + " \"" + first.get().label() + "\"";
    Place place = first.get().place();
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

  /** Whether a signed session may come along with calls. */
  static boolean bringsSession(WiringModel wiring) {
    return wiring instanceof WiringModel.Rpc
        || (wiring instanceof WiringModel.QueueWorker worker && worker.session());
  }
}
