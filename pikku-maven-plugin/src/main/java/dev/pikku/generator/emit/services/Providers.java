package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.ClassModel;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that can provide a service. */
final class Providers {
  private final PikkuModel model;
  private final boolean awsServices;
  private final Map<ServiceKey, List<FactoryModel>> factories = new TreeMap<>();

  Providers(PikkuModel model, boolean awsServices) {
    this.model = model;
    this.awsServices = awsServices;
    for (FactoryModel factory : model.factories()) {
      factories
          .computeIfAbsent(ServiceKey.of(factory.type(), factory.named()), k -> new ArrayList<>())
          .add(factory);
    }
  }

  /**
   * The factories of the highest origin: one, unless they are ambiguous.
   *
   * @param below only of lower origins than this
   */
  List<FactoryModel> factories(ServiceKey key, Optional<FactoryModel.Origin> below) {
    List<FactoryModel> highest = new ArrayList<>();
    for (FactoryModel factory : factories.getOrDefault(key, List.of())) {
      FactoryModel.Origin origin = factory.origin();
      if (below.isPresent() && origin.compareTo(below.get()) >= 0) {
        continue;
      }
      int higher = highest.isEmpty() ? 1 : origin.compareTo(highest.get(0).origin());
      if (higher > 0) {
        highest.clear();
      }
      if (higher >= 0) {
        highest.add(factory);
      }
    }
    return highest;
  }

  Optional<Origin> withoutFactory(ServiceKey key) {
    if (key.name().isPresent()) {
      return Optional.empty();
    }
    if (model.config().filter(config -> config.type().toString().equals(key.type())).isPresent()) {
      return model.config().map(Origin.Config::new);
    }
    RemoteModel remote = model.remotes().get(key.type());
    if (remote != null) {
      return Optional.of(new Origin.Remote(remote, isHere(remote)));
    }
    ClassModel built = model.classes().get(key.type());
    if (built != null) {
      return Optional.of(new Origin.Built(built));
    }
    Optional<Origin> ofSession = model.session().flatMap(session -> ofSession(key, session));
    if (ofSession.isPresent()) {
      return ofSession;
    }
    return BuiltInService.of(key)
        .filter(service -> awsServices || !service.isOfAws())
        .map(Origin.BuiltIn::new);
  }

  private boolean isHere(RemoteModel remote) {
    return model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(WiringModel.Rpc.class::isInstance)
        .anyMatch(wiring -> wiring.label().equals(remote.function()));
  }

  /** The record of sessions, which travel. */
  Optional<TypeRef.ClassType> session() {
    return model.session();
  }

  /** The same where the worker of a queue asks for it. */
  Optional<TypeRef.ClassType> session(String queue) {
    return model.session().filter(session -> model.sessionQueues().contains(queue));
  }

  private static Optional<Origin> ofSession(ServiceKey key, TypeRef.ClassType session) {
    if (key.type().equals(SessionServices.codec(session).toString())) {
      return Optional.of(new Origin.SessionCodec(session));
    }
    return key.type().equals(SessionServices.tokens(session).toString())
        ? Optional.of(new Origin.SessionTokens(session))
        : Optional.empty();
  }

  /** What factories provide, for messages. */
  SortedSet<String> provided() {
    SortedSet<String> provided = new TreeSet<>();
    factories.keySet().forEach(key -> provided.add(key.toString()));
    return provided;
  }
}
