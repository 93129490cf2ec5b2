package dev.pikku.generator.emit.door;

import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One door: its wirings, whose place is their number, and the services they need.
 *
 * @param calls sorted by what the wirings are called
 * @param localCalls the same of remote functions that the backend has itself, and that these calls
 *     reach without leaving the process
 * @param singletons services that live with the door, each after those it needs, and who needs it
 *     as a chain such as {@code Todos.create -> TodoStore -> DataSource}
 * @param perCall services that every call makes for itself
 * @param ports services that the door itself needs, by the method that gives them
 * @param logger the service that logs; empty where only the door itself logs, and Pikku's own
 *     logger will do
 */
record DoorPlan(
    DoorKind kind,
    List<Call> calls,
    List<Call> localCalls,
    Map<Service, String> singletons,
    Set<Service> perCall,
    SortedMap<String, Service> ports,
    Optional<Service> logger) {

  private static final Comparator<Call> ORDER =
      Comparator.comparing(DoorPlan::path)
          .thenComparing(call -> call.wiring().label())
          .thenComparing(call -> call.function().name());

  /**
   * Plans a door.
   *
   * @param backend the calls of all doors
   */
  static DoorPlan of(
      DoorKind kind,
      Collection<Call> calls,
      Collection<Call> backend,
      SortedMap<String, Service> ports,
      Optional<Service> logger) {
    List<Call> sorted = calls.stream().sorted(ORDER).toList();
    Map<Service, String> singletons = new LinkedHashMap<>();
    Set<Service> perCall = new LinkedHashSet<>();
    Optional<Service> own = logger.filter(service -> !(service.origin() instanceof Origin.BuiltIn));
    own.ifPresent(service -> add(service, "Logger", singletons, perCall));
    ports.values().forEach(service -> add(service, "The door", singletons, perCall));
    for (Call call : sorted) {
      call.services().forEach(s -> add(s, call.function().name(), singletons, perCall));
    }
    List<Call> local = new ArrayList<>();
    for (boolean more = kind != DoorKind.RPC; more; ) {
      List<Call> reached = reached(backend, singletons.keySet(), perCall);
      reached.removeAll(local);
      reached.forEach(
          call ->
              call.services().forEach(s -> add(s, call.function().name(), singletons, perCall)));
      more = local.addAll(reached);
    }
    local.sort(ORDER);
    Optional<Service> used = logger.filter(singletons::containsKey);
    return new DoorPlan(kind, sorted, local, singletons, perCall, ports, used);
  }

  /** The calls of remote functions for which there is a service that calls them in this process. */
  private static List<Call> reached(
      Collection<Call> backend, Set<Service> singletons, Set<Service> perCall) {
    Set<String> functions = new HashSet<>();
    for (Set<Service> services : List.of(singletons, perCall)) {
      for (Service service : services) {
        if (service.origin() instanceof Origin.Remote remote && remote.here()) {
          functions.add(remote.remote().function());
        }
      }
    }
    List<Call> reached = new ArrayList<>();
    for (Call call : backend) {
      if (call.wiring() instanceof WiringModel.Rpc rpc && functions.contains(rpc.name())) {
        reached.add(call);
      }
    }
    return reached;
  }

  private static String path(Call call) {
    return call.wiring() instanceof WiringModel.Http http ? http.route() : call.wiring().label();
  }

  private static void add(
      Service service, String chain, Map<Service, String> singletons, Set<Service> perCall) {
    if (singletons.containsKey(service)) {
      return;
    }
    if (service.perCall() && !perCall.add(service)) {
      return;
    }
    String longer = chain + " -> " + service;
    for (Service needed : service.needs()) {
      add(needed, longer, singletons, perCall);
    }
    if (!service.perCall()) {
      singletons.put(service, longer);
    }
  }

  /** Singletons that calls name themselves; the others only serve to make these. */
  Set<Service> named() {
    Set<Service> named = new HashSet<>();
    logger.ifPresent(named::add);
    calls.forEach(
        call -> {
          named.addAll(call.services().toList());
          call.middleware().forEach(named::remove);
        });
    // a middleware may be asked for as a service too
    calls.forEach(call -> call.services().skip(call.middleware().size()).forEach(named::add));
    localCalls.forEach(call -> call.services().forEach(named::add));
    named.addAll(ports.values());
    perCall.forEach(service -> named.addAll(service.needs()));
    named.removeIf(Service::perCall);
    return named;
  }

  /** The distinct chains of middleware, in the order of the wirings. */
  List<List<Service>> chains() {
    List<List<Service>> chains = new ArrayList<>();
    Set<List<Service>> seen = new HashSet<>();
    for (Call call : calls) {
      if (!call.middleware().isEmpty() && seen.add(call.middleware())) {
        chains.add(call.middleware());
      }
    }
    return chains;
  }

  /** The queues that its functions send to. */
  SortedSet<String> sends() {
    SortedSet<String> queues = new TreeSet<>();
    for (Service service : services()) {
      if (service.origin() instanceof Origin.Sender sender) {
        queues.add(sender.queue());
      }
    }
    return queues;
  }

  /** The remote functions that it calls in other backends. */
  SortedSet<String> callsElsewhere() {
    SortedSet<String> functions = new TreeSet<>();
    for (Service service : services()) {
      if (service.origin() instanceof Origin.Remote remote && !remote.here()) {
        functions.add(remote.remote().function());
      }
    }
    return functions;
  }

  /** The topics that its functions publish to; {@code *} for those that only a call names. */
  SortedSet<String> publishes() {
    SortedSet<String> topics = new TreeSet<>();
    for (Service service : services()) {
      if (service.origin() instanceof Origin.Topic topic) {
        topics.add(topic.name());
      } else if (service.origin() instanceof Origin.EventHub) {
        topics.add("*");
      }
    }
    return topics;
  }

  /**
   * The secrets that its functions and services take by name.
   *
   * @param listed those that may be read by whoever takes them all
   */
  SortedSet<String> secrets(Collection<String> listed) {
    SortedSet<String> secrets = new TreeSet<>();
    for (Service service : services()) {
      if (service.origin() instanceof Origin.Secret secret) {
        secrets.add(secret.name());
      }
      if (DoorChecks.readsAnySecret(service)) {
        secrets.addAll(listed);
      }
    }
    return secrets;
  }

  /** Every service, however it lives. */
  List<Service> services() {
    List<Service> services = new ArrayList<>(singletons.keySet());
    services.addAll(perCall);
    return services;
  }
}
