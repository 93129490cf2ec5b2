package dev.pikku.generator.emit.door;

import dev.pikku.generator.emit.services.Argument;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PermissionModel;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One wiring of a door with everything a call of it needs, resolved.
 *
 * @param instance what the function is called on; empty if it is static
 * @param gates the permissions: each must let the call through
 * @param middleware outermost first
 * @param once what notes that it happened; empty if each call counts
 */
record Call(
    FunctionModel function,
    WiringModel wiring,
    Optional<Service> instance,
    List<Argument> arguments,
    List<Gate> gates,
    List<Service> middleware,
    Optional<Once> once) {
  Call {
    arguments = List.copyOf(arguments);
    gates = List.copyOf(gates);
    middleware = List.copyOf(middleware);
  }

  /**
   * What notes that a call happened.
   *
   * @param sessions writes callers' sessions, where they have any
   */
  record Once(Service store, Optional<Service> sessions) {}

  /**
   * Permissions of one level: one branch of them must allow.
   *
   * @param branches each allows if all its checks do
   */
  record Gate(List<List<Check>> branches) {
    Gate {
      branches = branches.stream().map(List::copyOf).toList();
    }

    /** Whether it can only be asked once the input is there. */
    boolean needsInput() {
      return branches.stream().flatMap(List::stream).anyMatch(Check::needsInput);
    }
  }

  /** One permission that is asked. */
  record Check(PermissionModel permission, Optional<Service> instance, List<Argument> arguments) {
    Check {
      arguments = List.copyOf(arguments);
    }

    boolean needsInput() {
      return arguments.stream()
          .anyMatch(
              argument ->
                  argument instanceof Argument.OfCall call
                      && call.parameter().kind()
                          == dev.pikku.generator.model.ParameterModel.Kind.INPUT);
    }
  }

  /** The services it needs first-hand, in the order of a call. */
  Stream<Service> services() {
    return Stream.of(
            middleware.stream(),
            gates.stream()
                .flatMap(gate -> gate.branches().stream().flatMap(List::stream))
                .flatMap(check -> both(check.instance(), check.arguments())),
            once.stream().flatMap(o -> Stream.concat(Stream.of(o.store()), o.sessions().stream())),
            both(instance, arguments))
        .flatMap(stream -> stream);
  }

  private static Stream<Service> both(Optional<Service> instance, List<Argument> arguments) {
    return Stream.concat(
        instance.stream(),
        arguments.stream()
            .filter(Argument.OfService.class::isInstance)
            .map(argument -> ((Argument.OfService) argument).service()));
  }
}
