package dev.pikku.generator.emit.door;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.door.Call.Check;
import dev.pikku.generator.emit.door.Call.Gate;
import dev.pikku.generator.emit.services.Argument;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds permissions and per-call services that ask for what a wiring's calls do not have. The
 * function's own parameters are the scanner's to judge.
 */
final class CallChecks {
  private final Diagnostics diagnostics;

  CallChecks(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void check(Call call) {
    Set<Service> seen = new HashSet<>();
    for (Gate gate : call.gates()) {
      for (List<Check> branch : gate.branches()) {
        for (Check check : branch) {
          String who = "The permission " + check.permission().type().simpleName();
          check(who, Code.INVALID_PERMISSION, check.arguments(), call);
        }
      }
    }
    call.services().forEach(service -> check(service, call, seen));
  }

  private void check(Service service, Call call, Set<Service> seen) {
    if (service.perCall() && seen.add(service)) {
      check("The service " + service, Code.INVALID_SERVICE, service.arguments(), call);
      service.needs().forEach(needed -> check(needed, call, seen));
    }
  }

  private void check(String who, Code code, List<Argument> arguments, Call call) {
    for (Argument argument : arguments) {
      if (argument instanceof Argument.OfCall of) {
        check(who, code, of.parameter(), call);
      }
    }
  }

  private void check(String who, Code code, ParameterModel parameter, Call call) {
    String takes = who + " takes a " + parameter.type().toString().replaceAll(".*\\.", "");
    String but = ", but \"" + call.wiring().label() + "\" of " + call.function().name();
    switch (parameter.kind()) {
      case INPUT -> {
        Optional<TypeRef> input = input(call);
        if (input.isEmpty() || !input.get().equals(parameter.type())) {
          diagnostics.error(
              code,
              parameter.place(),
              takes
                  + but
                  + (input.isEmpty() ? " takes no input." : " takes a " + input.get() + "."),
              "Let both take the same input, or let the permission do without.");
        }
      }
      case WIRE -> {
        String own = DoorKind.of(call.wiring()).wire().toString();
        if (!List.of("dev.pikku.wire.Wire", own).contains(parameter.type().toString())) {
          diagnostics.error(
              code,
              parameter.place(),
              takes + but + " is reached through another transport.",
              "Take an Optional of it, or dev.pikku.wire.Wire.");
        }
      }
      case CHANNEL -> {
        if (!call.wiring().hasChannel()) {
          diagnostics.error(
              code,
              parameter.place(),
              takes + but + " is reached through another transport.",
              "Take an Optional of it.");
        }
      }
      case SESSION -> {
        if (!call.wiring().needsSession()) {
          diagnostics.error(
              Code.SESSION_NOT_POSSIBLE,
              parameter.place(),
              takes + but + " has callers without a session.",
              "Take an Optional of it, or ask for a session on the wiring.");
        }
      }
      case SERVICE,
          OPTIONAL_WIRE,
          OPTIONAL_SESSION,
          SESSION_HANDLE,
          QUEUE,
          TOPIC,
          EVENT_HUB,
          OPTIONAL_CHANNEL,
          SECRET,
          TRANSACTION -> {}
    }
  }

  private static Optional<TypeRef> input(Call call) {
    return call.function().method().parameters().stream()
        .filter(parameter -> parameter.kind() == ParameterModel.Kind.INPUT)
        .map(ParameterModel::type)
        .findFirst();
  }
}
