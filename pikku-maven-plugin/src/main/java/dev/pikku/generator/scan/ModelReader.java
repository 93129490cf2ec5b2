package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ConfigModel;
import dev.pikku.generator.model.DocsModel;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PermissionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the whole model out of javac's elements, whether they come from sources or class files. */
final class ModelReader {
  private final Round round;
  private final List<TypeElement> types = new ArrayList<>();

  private ModelReader(Round round) {
    this.round = round;
  }

  static PikkuModel read(Round round, Set<TypeElement> roots) {
    ModelReader reader = new ModelReader(round);
    roots.forEach(reader::addWithNested);
    reader.types.sort(Comparator.comparing(type -> type.getQualifiedName().toString()));
    return reader.read();
  }

  private void addWithNested(TypeElement type) {
    types.add(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::addWithNested);
  }

  private PikkuModel read() {
    FactoryReader factories = new FactoryReader(round);
    ErrorReader errors = new ErrorReader(round);
    types.forEach(factories::visit);
    types.forEach(errors::visit);

    Set<TypeRef> provided = factories.provided();
    ParameterReader parameters = new ParameterReader(round, provided);
    RemoteReader remotes = new RemoteReader(round);
    BuiltClasses classes = new BuiltClasses(round, parameters, provided, remotes);
    GuardReader guards = new GuardReader(round, parameters, classes);
    FunctionReader functions = new FunctionReader(round, parameters, classes, guards);
    List<FactoryModel> factoryModels = factories.models(parameters);
    factoryModels.forEach(factory -> classes.follow(factory.method().parameters()));
    types.forEach(guards::visit);
    types.forEach(functions::visit);
    reportDuplicateNames(functions.functions());

    Optional<TypeRef.ClassType> session = single("PikkuSession").map(round.typeReader()::classType);
    Optional<ConfigModel> config = config();
    new ScopeRules(round, session).check(functions.functions());
    GlobalRules global = new GlobalRules(round, functions.functions());
    types.forEach(global::check);
    TypeClosure closure = new TypeClosure(round);
    session.ifPresent(closure::add);
    config.map(ConfigModel::type).ifPresent(closure::add);
    for (FunctionModel function : functions.functions()) {
      addData(function.method().parameters(), closure);
      closure.add(function.method().returns().type());
    }
    for (PermissionModel permission : guards.permissions()) {
      addData(permission.allows().parameters(), closure);
    }
    factoryModels.forEach(factory -> addData(factory.method().parameters(), closure));
    classes.models().values().forEach(built -> addData(built.constructor(), closure));
    for (RemoteModel remote : remotes.models().values()) {
      remote.input().ifPresent(input -> closure.add(input.type()));
      closure.add(remote.returns().type());
    }
    return new PikkuModel(
        functions.functions(),
        factoryModels,
        guards.middleware(),
        guards.permissions(),
        errors.errors(),
        classes.models(),
        closure.models(),
        session,
        config,
        round.typeReader().warnings(),
        new DocsModel(functions.docs(), closure.docs()),
        remotes.models(),
        sessionQueues(functions.functions()));
  }

  private static SortedSet<String> sessionQueues(List<FunctionModel> functions) {
    SortedSet<String> queues = new TreeSet<>();
    for (FunctionModel function : functions) {
      for (WiringModel wiring : function.wirings()) {
        if (wiring instanceof WiringModel.QueueWorker worker && worker.session()) {
          queues.add(worker.name());
        }
      }
    }
    return queues;
  }

  private static void addData(List<ParameterModel> parameters, TypeClosure closure) {
    for (ParameterModel parameter : parameters) {
      if (parameter.kind() == ParameterModel.Kind.INPUT) {
        closure.add(parameter.type());
      } else {
        parameter.data().ifPresent(data -> closure.add(data.type()));
      }
    }
  }

  private Optional<ConfigModel> config() {
    return single("PikkuConfig")
        .map(
            type ->
                new ConfigModel(
                    round.typeReader().classType(type),
                    round
                        .marks()
                        .find(type, "dev.pikku.PikkuConfig")
                        .map(mark -> mark.texts("files"))
                        .orElse(List.of()),
                    round.places().of(type)));
  }

  /** The one record with that annotation. */
  private Optional<TypeElement> single(String annotation) {
    List<TypeElement> found =
        types.stream().filter(type -> round.marks().has(type, "dev.pikku." + annotation)).toList();
    for (TypeElement type : found) {
      if (type.getKind() != ElementKind.RECORD) {
        round
            .diagnostics()
            .error(
                Code.INVALID_SERVICE,
                round.places().of(type),
                "@" + annotation + " stands on " + Round.shortName(type) + ", which is no record.",
                "Make it a record.");
      } else if (!round.isAccessible(type)) {
        round
            .diagnostics()
            .error(
                Code.INVALID_SERVICE,
                round.places().of(type),
                "@"
                    + annotation
                    + " stands on "
                    + Round.shortName(type)
                    + ", which "
                    + round.whyInaccessible(type)
                    + ".",
                "Make it and what encloses it public.");
      }
    }
    if (found.size() > 1) {
      reportDuplicate(
          "@"
              + annotation
              + " stands on both "
              + Round.shortName(found.get(0))
              + " and "
              + Round.shortName(found.get(1)),
          round.places().of(found.get(0)),
          round.places().of(found.get(1)),
          "Keep one; a backend has one such record.");
    }
    return found.stream().findFirst();
  }

  private void reportDuplicateNames(List<FunctionModel> functions) {
    Map<String, FunctionModel> byName = new TreeMap<>();
    for (FunctionModel function : functions) {
      FunctionModel first = byName.putIfAbsent(function.name(), function);
      if (first != null) {
        reportDuplicate(
            "Two functions are named \"" + function.name() + "\"",
            first.method().place(),
            function.method().place(),
            "Give one of them another name: @PikkuFunc(name = \"…\").");
      }
    }
  }

  private void reportDuplicate(String fact, Place first, Place second, String remedy) {
    round
        .diagnostics()
        .error(Code.DUPLICATE_NAME, second, fact + ": here and at " + first + ".", remedy);
  }
}
