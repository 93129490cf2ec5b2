package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.JavaSource;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.route.RouteEmitter;
import dev.pikku.generator.emit.route.RouteTree;
import dev.pikku.generator.emit.services.BuiltInService;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.emit.services.ServiceGraph;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes handlers, bootstraps and everything they call. */
public final class BootstrapEmitter {
  private final BackendConfig config;
  private final PikkuModel model;
  private final Diagnostics diagnostics;
  private final Codecs codecs;
  private final QueueSenders senders;
  private final RemoteCallers callers;
  private final Publishers publishers;
  private final Optional<ServedDocument> served;
  private final List<TypeSpec> types = new ArrayList<>();

  private BootstrapEmitter(
      BackendConfig config,
      PikkuModel model,
      Optional<ServedDocument> served,
      Diagnostics diagnostics) {
    this.config = config;
    this.model = model;
    this.served = served;
    this.diagnostics = diagnostics;
    codecs = new Codecs(model.types(), config.packageName(), config.json(), diagnostics);
    senders = new QueueSenders(config.packageName(), codecs);
    callers = new RemoteCallers(config.packageName(), codecs);
    publishers = new Publishers(config.packageName(), codecs);
  }

  /**
   * What was written.
   *
   * @param doors one for each transport that has wirings
   * @param primed how many codecs are used before a snapshot
   */
  public record Bootstrap(List<GeneratedFile> files, List<EmittedDoor> doors, int primed) {
    public Bootstrap {
      files = List.copyOf(files);
      doors = List.copyOf(doors);
    }
  }

  /**
   * Writes the sources of one backend.
   *
   * @param model what survived the filter
   * @param served what the HTTP door answers beside its wirings
   * @param awsServices whether pikku-aws-services is on the class path
   */
  public static Bootstrap emit(
      BackendConfig config,
      PikkuModel model,
      Optional<ServedDocument> served,
      boolean awsServices,
      Diagnostics diagnostics) {
    return new BootstrapEmitter(config, model, served, diagnostics).emit(awsServices);
  }

  private Bootstrap emit(boolean awsServices) {
    ServiceGraph graph = new ServiceGraph(model, awsServices, diagnostics);
    List<Call> calls = new CallResolver(model, graph, diagnostics).calls();
    new DoorChecks(config, awsServices, diagnostics).check(calls);
    Optional<Service> logger = graph.builtIn("The door", BuiltInService.LOGGER, Place.NONE);
    List<EmittedDoor> doors = new ArrayList<>();
    for (DoorKind kind : DoorKind.values()) {
      List<Call> own = calls.stream().filter(c -> DoorKind.of(c.wiring()) == kind).toList();
      if (!own.isEmpty()) {
        SortedMap<String, Service> ports =
            switch (kind) {
              case CHANNEL -> ChannelPorts.of(own, model.session(), graph, diagnostics);
              case RPC, QUEUE -> SessionPorts.of(own, model.session(), graph, diagnostics);
              case HTTP, SCHEDULER -> new TreeMap<>();
            };
        DoorPlan plan = DoorPlan.of(kind, own, calls, ports, logger);
        emit(plan);
        doors.add(EmittedDoor.of(plan, config));
      }
    }
    types.addAll(senders.types());
    types.addAll(callers.types());
    types.addAll(publishers.types());
    List<GeneratedFile> files = new ArrayList<>();
    files.addAll(JavaSource.of(config.packageName(), types, model.warnings()));
    boolean primes =
        doors.stream().anyMatch(door -> start(door.kind()) == HandlerEmitter.Start.SNAPSHOT);
    SortedSet<TypeRef.ClassType> functions = new TreeSet<>();
    for (FunctionModel function : model.functions()) {
      if (function.method().isStatic()) {
        functions.add(function.method().owner());
      }
    }
    files.addAll(
        codecs.files(model.warnings(), primes ? Optional.of(functions) : Optional.empty()));
    return new Bootstrap(files, doors, primes ? codecs.count() : 0);
  }

  private void emit(DoorPlan plan) {
    String packageName = config.packageName();
    ServiceCode services =
        new ServiceCode(
            codecs,
            senders,
            callers,
            CodeBlock.of(plan.kind() == DoorKind.RPC ? "this" : "localCalls"),
            publishers,
            config.secretStore().isOnAws()
                ? Optional.of(plan.secrets(config.secrets()))
                : Optional.empty());
    Transport transport =
        switch (plan.kind()) {
          case HTTP -> new HttpTransport(codecs, config, routes(plan));
          case CHANNEL -> new ChannelTransport(codecs, config);
          case QUEUE -> new QueueTransport(codecs);
          case SCHEDULER -> new SchedulerTransport(codecs);
          case RPC -> new RpcTransport(codecs);
        };
    HandlerEmitter.Start start = start(plan.kind());
    HandlerEmitter handlers = new HandlerEmitter(packageName, start);
    boolean cors = CorsEmitter.isNeeded(plan, config);
    if (cors) {
      types.add(handlers.withCors());
      types.add(handlers.withoutCors());
      types.add(CorsEmitter.emit(plan, config));
    } else {
      types.add(handlers.emit(plan.kind()));
    }
    Optional<ServedDocument> document = plan.kind() == DoorKind.HTTP ? served : Optional.empty();
    types.addAll(
        new DoorEmitter(
                plan,
                model,
                transport,
                services,
                new CallLogCode(config),
                document.isPresent(),
                packageName,
                cors,
                start == HandlerEmitter.Start.SNAPSHOT)
            .emit());
    if (!plan.localCalls().isEmpty()) {
      types.add(new LocalCallsEmitter(plan, model, codecs, services, packageName).emit());
    }
    document.ifPresent(of -> types.add(of.write(packageName)));
    if (transport instanceof HttpTransport http) {
      types.addAll(http.routes().classes());
    }
  }

  private HandlerEmitter.Start start(DoorKind kind) {
    if (config.lambda(kind.functionName()).snapStart()) {
      return HandlerEmitter.Start.SNAPSHOT;
    }
    return config.services().lazy() ? HandlerEmitter.Start.LAZY : HandlerEmitter.Start.EAGER;
  }

  private RouteEmitter.Routes routes(DoorPlan plan) {
    RouteTree tree = new RouteTree();
    for (int i = 0; i < plan.calls().size(); i++) {
      Call call = plan.calls().get(i);
      WiringModel.Http wiring = (WiringModel.Http) call.wiring();
      tree.add(wiring.method(), wiring.route(), i);
    }
    served.ifPresent(document -> tree.add("GET", document.route(), plan.calls().size()));
    return RouteEmitter.emit(tree, ClassName.get(config.packageName(), plan.kind().bootstrap()));
  }
}
