package dev.pikku.generator.emit.door;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.SortedSet;

/**
 * One door as others see it: what it serves and what it uses.
 *
 * @param kind the transport
 * @param handler the qualified name of the class that AWS instantiates
 * @param wirings by number
 * @param services as people say them, in the order they are made; then those made per call
 * @param sends names of queues that its functions send to
 * @param secrets names of secrets that it reads
 */
public record EmittedDoor(
    DoorKind kind,
    String handler,
    List<WiringModel> wirings,
    List<String> services,
    SortedSet<String> sends,
    SortedSet<String> secrets) {

  static EmittedDoor of(DoorPlan plan, BackendConfig config) {
    SortedSet<String> secrets = plan.secrets();
    if (plan.services().stream().anyMatch(DoorChecks::readsAnySecret)) {
      secrets.addAll(config.secrets());
    }
    return new EmittedDoor(
        plan.kind(),
        config.packageName() + "." + plan.kind().handler(),
        plan.calls().stream().map(Call::wiring).toList(),
        plan.services().stream().map(Service::toString).toList(),
        plan.sends(),
        secrets);
  }
}
