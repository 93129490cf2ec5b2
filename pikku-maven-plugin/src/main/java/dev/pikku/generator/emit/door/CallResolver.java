package dev.pikku.generator.emit.door;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.door.Call.Check;
import dev.pikku.generator.emit.door.Call.Gate;
import dev.pikku.generator.emit.door.Call.Once;
import dev.pikku.generator.emit.services.Argument;
import dev.pikku.generator.emit.services.BuiltInService;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.emit.services.ServiceGraph;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.PermissionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves what each wiring's calls need: services, middleware and permissions. */
final class CallResolver {
  private final PikkuModel model;
  private final ServiceGraph services;
  private final Diagnostics diagnostics;
  private final MiddlewareOrder order;
  private final Map<TypeRef.ClassType, PermissionModel> permissions = new HashMap<>();
  private final CallChecks checks;

  CallResolver(PikkuModel model, ServiceGraph services, Diagnostics diagnostics) {
    this.model = model;
    this.services = services;
    this.diagnostics = diagnostics;
    order = new MiddlewareOrder(model);
    checks = new CallChecks(diagnostics);
    model.permissions().forEach(permission -> permissions.put(permission.type(), permission));
  }

  /** Every kept wiring whose needs can be met; what cannot be met has been reported. */
  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (FunctionModel function : model.functions()) {
      for (WiringModel wiring : function.wirings()) {
        call(function, wiring).ifPresent(calls::add);
      }
    }
    for (FunctionModel accepting : Accepting.missing(model)) {
      call(accepting, accepting.wirings().get(0)).ifPresent(calls::add);
    }
    return calls;
  }

  private Optional<Call> call(FunctionModel function, WiringModel wiring) {
    MethodModel method = function.method();
    String name = function.name();
    Optional<List<Service>> instance = instance(name, method);
    Optional<List<Argument>> arguments = services.arguments(name, method);
    Optional<List<Gate>> gates = gates(function, wiring);
    Optional<List<Service>> middleware = middleware(function, wiring);
    Optional<List<Once>> once = once(function, wiring);
    if (once.isEmpty()
        || instance.isEmpty()
        || arguments.isEmpty()
        || gates.isEmpty()
        || middleware.isEmpty()) {
      return Optional.empty();
    }
    Call call =
        new Call(
            function,
            wiring,
            first(instance.get()),
            arguments.get(),
            gates.get(),
            middleware.get(),
            once.get().stream().findFirst());
    checks.check(call);
    return Optional.of(call);
  }

  /** What notes calls, none if each counts; empty if there was a problem. */
  private Optional<List<Once>> once(FunctionModel function, WiringModel wiring) {
    if (function.once().isEmpty()) {
      return Optional.of(List.of());
    }
    Place place = function.method().place();
    Optional<Service> store =
        services.builtIn(function.name(), BuiltInService.IDEMPOTENCY_STORE, place);
    if (!(wiring instanceof WiringModel.Http) || model.session().isEmpty()) {
      return store.map(found -> List.of(new Once(found, Optional.empty())));
    }
    Optional<Service> sessions =
        services.sessionCodec(function.name(), model.session().get(), place);
    return store.flatMap(found -> sessions.map(codec -> List.of(new Once(found, sessions))));
  }

  /** What a method is called on, none if it is static; empty if there was a problem. */
  private Optional<List<Service>> instance(String asker, MethodModel method) {
    return method.isStatic()
        ? Optional.of(List.of())
        : services.instance(asker, method.owner(), method.place()).map(List::of);
  }

  private static Optional<Service> first(List<Service> instance) {
    return instance.stream().findFirst();
  }

  private Optional<List<Service>> middleware(FunctionModel function, WiringModel wiring) {
    List<Service> instances = new ArrayList<>();
    boolean complete = true;
    for (TypeRef.ClassType type : order.of(function, wiring)) {
      Optional<Service> instance = services.instance(function.name(), type, wiring.place());
      if (instance.isPresent() && instance.get().perCall()) {
        diagnostics.error(
            Code.INVALID_MIDDLEWARE,
            instance.get().place(),
            "The middleware "
                + type.simpleName()
                + " needs services that each call has its own of.",
            "Let its constructor take only services of a @SingletonServices class: middleware lives"
                + " once, and surrounds the making of a call's services.");
        return Optional.empty();
      }
      instance.ifPresent(instances::add);
      complete &= instance.isPresent();
    }
    return complete ? Optional.of(instances) : Optional.empty();
  }

  private Optional<List<Gate>> gates(FunctionModel function, WiringModel wiring) {
    List<Gate> gates = new ArrayList<>();
    boolean complete = true;
    for (List<List<TypeRef.ClassType>> level : Guards.permissions(model, function, wiring)) {
      Optional<Gate> gate = gate(function, level);
      gate.ifPresent(found -> gates.addAll(split(found)));
      complete &= gate.isPresent();
    }
    return complete ? Optional.of(gates) : Optional.empty();
  }

  private Optional<Gate> gate(FunctionModel function, List<List<TypeRef.ClassType>> level) {
    List<List<Check>> branches = new ArrayList<>();
    boolean complete = true;
    for (List<TypeRef.ClassType> types : level) {
      List<Check> branch = new ArrayList<>();
      for (TypeRef.ClassType type : types) {
        Optional<Check> check = check(function, type);
        check.ifPresent(branch::add);
        complete &= check.isPresent();
      }
      branches.add(branch);
    }
    return complete ? Optional.of(new Gate(branches)) : Optional.empty();
  }

  private Optional<Check> check(FunctionModel function, TypeRef.ClassType type) {
    PermissionModel permission = permissions.get(type);
    if (permission == null) {
      // the scanner has said why it is none
      return Optional.empty();
    }
    String asker = type.simpleName() + " on " + function.name();
    Optional<List<Service>> instance = instance(asker, permission.allows());
    Optional<List<Argument>> arguments = services.arguments(asker, permission.allows());
    return instance.isPresent() && arguments.isPresent()
        ? Optional.of(new Check(permission, first(instance.get()), arguments.get()))
        : Optional.empty();
  }

  /** What is only and-ed need not wait for the input with those that need it. */
  private static List<Gate> split(Gate gate) {
    if (gate.branches().size() != 1) {
      return List.of(gate);
    }
    List<Gate> gates = new ArrayList<>();
    for (boolean needsInput : new boolean[] {false, true}) {
      List<Check> checks =
          gate.branches().get(0).stream().filter(c -> c.needsInput() == needsInput).toList();
      if (!checks.isEmpty()) {
        gates.add(new Gate(List.of(checks)));
      }
    }
    return gates;
  }
}
