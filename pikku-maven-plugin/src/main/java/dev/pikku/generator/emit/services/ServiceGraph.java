package dev.pikku.generator.emit.services;

import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ClassModel;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Resolves services by type and name: the backend's factories before those of functions, these
 * before a library's, then classes that can be built, then what Pikku has itself.
 */
public final class ServiceGraph {
  private final Providers providers;
  private final ServiceProblems problems;
  private final Map<String, Optional<Service>> resolved = new HashMap<>();

  /** What is being resolved, outermost first: from its id to what people call it. */
  private final LinkedHashMap<String, String> path = new LinkedHashMap<>();

  /**
   * @param awsServices whether pikku-aws-services is on the class path
   */
  public ServiceGraph(PikkuModel model, boolean awsServices, Diagnostics diagnostics) {
    this.providers = new Providers(model, awsServices);
    this.problems = new ServiceProblems(providers, diagnostics);
  }

  /**
   * Resolves what the parameters of a method are filled with.
   *
   * @param asker who asks, as people call it, such as {@code Todos.create}
   * @return empty if a service could not be resolved, which has then been reported
   */
  public Optional<List<Argument>> arguments(String asker, MethodModel method) {
    return within(asker, asker, () -> arguments(method.parameters()));
  }

  /**
   * Resolves the instance that an instance method is called on.
   *
   * @return empty if it could not be resolved, which has then been reported
   */
  public Optional<Service> instance(String asker, TypeRef.ClassType type, Place place) {
    return within(asker, asker, () -> find(ServiceKey.of(type, Optional.empty()), type, place));
  }

  /** Resolves one of Pikku's own ports, as a transport needs it. */
  public Optional<Service> builtIn(String asker, BuiltInService service, Place place) {
    return instance(asker, service.type(), place);
  }

  /** Resolves what puts the session's record into text and takes it out again. */
  public Optional<Service> sessionCodec(String asker, TypeRef.ClassType session, Place place) {
    return instance(asker, SessionServices.codec(session), place);
  }

  /** Resolves what signs sessions that travel, and checks them. */
  public Optional<Service> sessionSigner(String asker, Place place) {
    return instance(asker, SessionServices.SIGNER, place);
  }

  private Optional<List<Argument>> arguments(List<ParameterModel> parameters) {
    List<Argument> arguments = new ArrayList<>();
    boolean complete = true;
    for (ParameterModel parameter : parameters) {
      Optional<Argument> argument = argument(parameter);
      argument.ifPresent(arguments::add);
      complete &= argument.isPresent();
    }
    return complete ? Optional.of(arguments) : Optional.empty();
  }

  private Optional<Argument> argument(ParameterModel parameter) {
    return switch (parameter.kind()) {
      case SERVICE ->
          find(
                  ServiceKey.of(parameter.type(), parameter.qualifier()),
                  parameter.type(),
                  parameter.place())
              .map(Argument.OfService::new);
      case SECRET -> secret(parameter).map(Argument.OfService::new);
      case QUEUE -> sender(parameter).map(Argument.OfService::new);
      case TOPIC -> topic(parameter).map(Argument.OfService::new);
      case EVENT_HUB -> eventHub(parameter).map(Argument.OfService::new);
      case INPUT,
          WIRE,
          OPTIONAL_WIRE,
          SESSION,
          OPTIONAL_SESSION,
          SESSION_HANDLE,
          CHANNEL,
          OPTIONAL_CHANNEL,
          TRANSACTION ->
          Optional.of(new Argument.OfCall(parameter));
    };
  }

  private Optional<Service> secret(ParameterModel parameter) {
    String name = parameter.qualifier().orElseThrow();
    String shown = "@Secret(\"" + name + "\")";
    return onPort(shown, shown, parameter, new Origin.Secret(name), BuiltInService.SECRETS);
  }

  private Optional<Service> sender(ParameterModel parameter) {
    String queue = parameter.qualifier().orElseThrow();
    TypeUse message = parameter.use().arguments().get(0);
    String shown = "@QueueName(\"" + queue + "\")";
    Optional<TypeRef.ClassType> session = providers.session(queue);
    Origin origin = new Origin.Sender(queue, message, session.isPresent());
    if (session.isEmpty()) {
      return onPort(shown + message.type(), shown, parameter, origin, BuiltInService.QUEUE_SERVICE);
    }
    List<TypeRef.ClassType> needs =
        List.of(
            BuiltInService.QUEUE_SERVICE.type(),
            SessionServices.codec(session.get()),
            SessionServices.SIGNER);
    return once(
        shown + message.type(),
        shown,
        parameter.place(),
        () ->
            madeOf(
                new ServiceKey(shown, Optional.empty(), shown),
                parameter.type(),
                origin,
                needs,
                parameter.place()));
  }

  private Optional<Service> topic(ParameterModel parameter) {
    String topic = parameter.qualifier().orElseThrow();
    TypeUse data = parameter.use().arguments().get(0);
    String shown = "@TopicName(\"" + topic + "\")";
    Origin origin = new Origin.Topic(topic, data);
    return onPort(shown + data.type(), shown, parameter, origin, BuiltInService.EVENT_HUB_SERVICE);
  }

  /** What stands for one annotation's text, and is made once for each identity. */
  private Optional<Service> onPort(
      String identity, String shown, ParameterModel parameter, Origin origin, BuiltInService port) {
    return once(
        identity,
        shown,
        parameter.place(),
        () -> onPort(new ServiceKey(shown, Optional.empty(), shown), parameter, origin, port));
  }

  private Optional<Service> eventHub(ParameterModel parameter) {
    TypeUse data = parameter.use().arguments().get(0);
    ServiceKey key = ServiceKey.of(parameter.type(), Optional.empty());
    return once(
        key.type(),
        key.toString(),
        parameter.place(),
        () -> onPort(key, parameter, new Origin.EventHub(data), BuiltInService.EVENT_HUB_SERVICE));
  }

  private Optional<Service> onPort(
      ServiceKey key, ParameterModel parameter, Origin origin, BuiltInService port) {
    return find(ServiceKey.of(port.type(), Optional.empty()), port.type(), parameter.place())
        .map(
            service ->
                new Service(
                    key,
                    parameter.type(),
                    origin,
                    List.of(new Argument.OfService(service)),
                    service.perCall(),
                    false,
                    parameter.place()));
  }

  private Optional<Service> find(ServiceKey key, TypeRef type, Place place) {
    return below(key, type, place, Optional.empty());
  }

  /** Finds what provides a service, of an origin lower than {@code limit} if there is one. */
  private Optional<Service> below(
      ServiceKey key, TypeRef type, Place place, Optional<FactoryModel.Origin> limit) {
    List<FactoryModel> factories = providers.factories(key, limit);
    if (!factories.isEmpty()) {
      FactoryModel first = factories.get(0);
      if (factories.size() > 1) {
        problems.ambiguous(key, factories);
      }
      return once(
          key.type() + "/" + key.name().orElse("") + "/" + first.origin(),
          key.toString(),
          place,
          () -> made(key, first));
    }
    String id = key.type() + "/" + key.name().orElse("");
    return once(
        id,
        key.toString(),
        place,
        () -> {
          Optional<Origin> origin = providers.withoutFactory(key);
          if (origin.isEmpty()) {
            problems.missing(key, List.copyOf(path.values()), place, limit.isPresent());
          }
          return origin.flatMap(found -> made(key, type, found, place));
        });
  }

  private Optional<Service> made(ServiceKey key, FactoryModel factory) {
    List<Argument> arguments = new ArrayList<>();
    boolean complete = true;
    for (ParameterModel parameter : factory.method().parameters()) {
      boolean decorates =
          parameter.kind() == ParameterModel.Kind.SERVICE
              && ServiceKey.of(parameter.type(), parameter.qualifier()).equals(key);
      Optional<Argument> argument =
          decorates
              ? below(key, parameter.type(), parameter.place(), Optional.of(factory.origin()))
                  .map(Argument.OfService::new)
              : argument(parameter);
      argument.ifPresent(arguments::add);
      complete &= argument.isPresent();
    }
    if (!complete) {
      return Optional.empty();
    }
    if (!factory.perCall()) {
      Optional<String> ofCall = ofCall(arguments);
      if (ofCall.isPresent()) {
        problems.outlives(key, factory, ofCall.get());
        return Optional.empty();
      }
    }
    return Optional.of(
        new Service(
            key,
            factory.type(),
            new Origin.Factory(factory),
            arguments,
            factory.perCall(),
            factory.closeable(),
            factory.method().place()));
  }

  private Optional<Service> made(ServiceKey key, TypeRef type, Origin origin, Place place) {
    if (origin instanceof Origin.Config) {
      TypeRef.ClassType variables = BuiltInService.VARIABLES.type();
      return find(ServiceKey.of(variables, Optional.empty()), variables, place)
          .map(Argument.OfService::new)
          .map(of -> new Service(key, type, origin, List.of(of), false, false, place));
    }
    if (origin instanceof Origin.SessionTokens tokens) {
      return tokens(key, type, tokens, place);
    }
    if (origin instanceof Origin.BuiltIn builtIn) {
      return builtIn(key, type, builtIn, place);
    }
    if (origin instanceof Origin.Remote remote) {
      return remote(key, type, remote, place);
    }
    if (!(origin instanceof Origin.Built built)) {
      return Optional.of(new Service(key, type, origin, List.of(), false, false, place));
    }
    ClassModel model = built.model();
    return arguments(model.constructor())
        .map(
            arguments ->
                new Service(
                    key,
                    type,
                    origin,
                    arguments,
                    ofCall(arguments).isPresent(),
                    model.closeable(),
                    model.place()));
  }

  private Optional<Service> tokens(
      ServiceKey key, TypeRef type, Origin.SessionTokens origin, Place place) {
    return madeOf(
        key,
        type,
        origin,
        List.of(SessionServices.codec(origin.session()), SessionServices.JWT),
        place);
  }

  private Optional<Service> remote(
      ServiceKey key, TypeRef type, Origin.Remote origin, Place place) {
    List<TypeRef.ClassType> needs = new ArrayList<>();
    if (!origin.here()) {
      needs.add(BuiltInService.RPC_SERVICE.type());
      providers
          .session()
          .ifPresent(
              session -> {
                needs.add(SessionServices.codec(session));
                needs.add(SessionServices.SIGNER);
              });
    }
    return madeOf(key, type, origin, needs, place);
  }

  private Optional<Service> builtIn(
      ServiceKey key, TypeRef type, Origin.BuiltIn origin, Place place) {
    List<TypeRef.ClassType> needs =
        origin.service().needs().stream().map(BuiltInService::type).toList();
    return madeOf(key, type, origin, needs, place);
  }

  private Optional<Service> madeOf(
      ServiceKey key, TypeRef type, Origin origin, List<TypeRef.ClassType> needs, Place place) {
    List<Argument> arguments = new ArrayList<>();
    for (TypeRef.ClassType needed : needs) {
      Optional<Service> found = find(ServiceKey.of(needed, Optional.empty()), needed, place);
      if (found.isEmpty()) {
        // what one lacks the others lack for the same reason
        return Optional.empty();
      }
      arguments.add(new Argument.OfService(found.get()));
    }
    return Optional.of(
        new Service(key, type, origin, arguments, ofCall(arguments).isPresent(), false, place));
  }

  /** The first of these that only a call has. */
  private static Optional<String> ofCall(List<Argument> arguments) {
    for (Argument argument : arguments) {
      if (argument instanceof Argument.OfCall call) {
        return Optional.of(ServiceKey.shown(call.parameter().type()));
      }
      if (argument instanceof Argument.OfService of && of.service().perCall()) {
        return Optional.of(of.service().toString());
      }
    }
    return Optional.empty();
  }

  private Optional<Service> once(
      String id, String shown, Place place, Supplier<Optional<Service>> resolve) {
    Optional<Service> known = resolved.get(id);
    if (known != null) {
      return known;
    }
    if (path.containsKey(id)) {
      problems.cycle(cycle(id), place);
      return Optional.empty();
    }
    Optional<Service> service = within(id, shown, resolve);
    resolved.put(id, service);
    return service;
  }

  private List<String> cycle(String id) {
    List<String> ids = List.copyOf(path.keySet());
    List<String> shown = new ArrayList<>();
    for (String each : ids.subList(ids.indexOf(id), ids.size())) {
      shown.add(String.valueOf(path.get(each)));
    }
    return shown;
  }

  private <T> T within(String id, String shown, Supplier<T> resolve) {
    path.put(id, shown);
    try {
      return resolve.get();
    } finally {
      path.remove(id);
    }
  }
}
