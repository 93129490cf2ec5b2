package dev.pikku.generator.emit.services;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.MethodModel;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Words for what can be wrong with services. */
final class ServiceProblems {
  private final Providers providers;
  private final Diagnostics diagnostics;

  ServiceProblems(Providers providers, Diagnostics diagnostics) {
    this.providers = providers;
    this.diagnostics = diagnostics;
  }

  /**
   * @param chain who asked whom, outermost first; the missing service is the last
   */
  void missing(ServiceKey key, List<String> chain, Place place, boolean decorated) {
    if (BuiltInService.of(key).filter(BuiltInService::isOfAws).isPresent()) {
      diagnostics.error(
          Code.MISSING_SERVICE,
          place,
          needs(chain) + ", which pikku-aws-services provides.",
          "Add the dependency dev.pikku:pikku-aws-services to the backend's pom.xml"
              + ", or a factory for "
              + key
              + ".");
      return;
    }
    Optional<String> ofSession = SessionServices.remedy(key);
    if (ofSession.isPresent()) {
      diagnostics.error(
          Code.MISSING_SERVICE, place, needs(chain) + ", which nobody provides.", ofSession.get());
      return;
    }
    SortedSet<String> provided = providers.provided();
    diagnostics.error(
        Code.MISSING_SERVICE,
        place,
        decorated
            ? needs(chain) + " to decorate, but nobody else provides one."
            : needs(chain) + ", which nobody provides.",
        "Add a public static method that returns it to a @SingletonServices class. "
            + (provided.isEmpty()
                ? "Nothing is provided here."
                : "Provided here: " + String.join(", ", provided) + "."));
  }

  void ambiguous(ServiceKey key, List<FactoryModel> factories) {
    List<String> places =
        factories.stream()
            .map(FactoryModel::method)
            .map(m -> name(m) + " (" + m.place() + ")")
            .sorted()
            .toList();
    diagnostics.error(
        Code.AMBIGUOUS_SERVICE,
        factories.get(0).method().place(),
        key + " is provided by " + String.join(" and by ", places) + ".",
        "Remove one, or tell them apart with @Named on the methods and where they are used.");
  }

  void cycle(List<String> chain, Place place) {
    diagnostics.error(
        Code.SERVICE_CYCLE,
        place,
        needs(chain) + ", which needs " + chain.get(0) + " again.",
        "Let one of them do without another, for example by moving what both need to a third.");
  }

  void outlives(ServiceKey key, FactoryModel factory, String ofCall) {
    diagnostics.error(
        Code.INVALID_SERVICE,
        factory.method().place(),
        key
            + " lives as long as the process, but its factory "
            + name(factory.method())
            + " takes "
            + ofCall
            + ", which every call has its own of.",
        "Move the factory to a @WireServices class, or let it do without.");
  }

  /** {@code Todos.create needs Mailer, which needs Smtp}. */
  private static String needs(List<String> chain) {
    return chain.size() == 1
        ? chain.get(0)
        : chain.get(0) + " needs " + String.join(", which needs ", chain.subList(1, chain.size()));
  }

  private static String name(MethodModel method) {
    return method.owner().simpleName() + "." + method.name();
  }
}
