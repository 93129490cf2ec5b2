package dev.pikku.generator.emit.door;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.CorsConfig;
import dev.pikku.generator.emit.services.BuiltInService;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One door as others see it: what it serves and what it uses.
 *
 * @param kind the transport
 * @param handler the qualified name of the class that AWS instantiates
 * @param corsless the one without CORS, where the function {@code corsless} has it
 * @param wirings by number
 * @param services as people say them, in the order they are made; then those made per call
 * @param sends names of queues that its functions send to
 * @param callsElsewhere remote functions that it calls in other backends
 * @param publishes topics that its functions publish to; {@code *} for those that only a call names
 * @param channels whether it reaches channels: their rows, or the clients themselves
 * @param idempotent whether it notes calls in the store that the environment names
 * @param content whether it reaches content where Pikku keeps it
 * @param secrets names of secrets that it reads
 */
public record EmittedDoor(
    DoorKind kind,
    String handler,
    Optional<String> corsless,
    List<WiringModel> wirings,
    List<String> services,
    SortedSet<String> sends,
    SortedSet<String> callsElsewhere,
    SortedSet<String> publishes,
    boolean channels,
    boolean idempotent,
    boolean content,
    SortedSet<String> secrets) {

  static EmittedDoor of(DoorPlan plan, BackendConfig config) {
    String prefix = config.packageName() + ".";
    String corsless = prefix + DoorKind.CORSLESS_HANDLER;
    String deploy =
        CorsEmitter.isNeeded(plan, config)
            ? config.http().cors().map(CorsConfig::deploy).orElse("cors")
            : "";
    return new EmittedDoor(
        plan.kind(),
        deploy.equals("corsless") ? corsless : prefix + plan.kind().handler(),
        deploy.equals("both") ? Optional.of(corsless) : Optional.empty(),
        plan.calls().stream().map(Call::wiring).toList(),
        plan.services().stream().map(Service::toString).toList(),
        plan.sends(),
        plan.callsElsewhere(),
        plan.publishes(),
        plan.services().stream().anyMatch(EmittedDoor::reachesChannels),
        plan.services().stream().anyMatch(EmittedDoor::notesCalls),
        plan.services().stream().anyMatch(EmittedDoor::reachesContent),
        plan.secrets(config.secrets()));
  }

  private static boolean notesCalls(Service service) {
    return service.origin() instanceof Origin.BuiltIn builtIn
        && builtIn.service() == BuiltInService.IDEMPOTENCY_STORE;
  }

  private static boolean reachesChannels(Service service) {
    return service.origin() instanceof Origin.BuiltIn builtIn && builtIn.service().isOfChannels();
  }

  private static boolean reachesContent(Service service) {
    return service.origin() instanceof Origin.BuiltIn builtIn
        && builtIn.service() == BuiltInService.CONTENT;
  }
}
