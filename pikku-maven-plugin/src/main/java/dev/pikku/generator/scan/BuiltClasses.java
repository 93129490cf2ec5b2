package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ClassModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Collects the classes that generated code builds, with all that their constructors ask for. */
final class BuiltClasses {
  private final Round round;
  private final ParameterReader parameters;
  private final Set<TypeRef> provided;
  private final RemoteReader remotes;
  private final SortedMap<String, ClassModel> models = new TreeMap<>();

  BuiltClasses(
      Round round, ParameterReader parameters, Set<TypeRef> provided, RemoteReader remotes) {
    this.round = round;
    this.remotes = remotes;
    this.parameters = parameters;
    this.provided = Set.copyOf(provided);
  }

  SortedMap<String, ClassModel> models() {
    return models;
  }

  /**
   * Adds a class that has to be built; reports why if that is impossible.
   *
   * @return whether it can be built
   */
  boolean require(TypeElement type, Taker taker, Place place) {
    Optional<String> problem = problem(type);
    problem.ifPresent(
        reason ->
            round
                .diagnostics()
                .error(
                    taker.code(),
                    place,
                    Round.shortName(type) + " " + reason + ", so generated code cannot build it.",
                    "Make it a public class in a package, with exactly one public constructor,"
                        + " static if it is nested."));
    if (problem.isEmpty()) {
      add(type, taker);
    }
    return problem.isEmpty();
  }

  /** Adds the classes that fill service parameters for which there is no factory. */
  void follow(List<ParameterModel> needed) {
    for (ParameterModel parameter : needed) {
      if (parameter.kind() == ParameterModel.Kind.SERVICE
          && parameter.qualifier().isEmpty()
          && parameter.type() instanceof TypeRef.ClassType service
          && service.arguments().isEmpty()
          && !provided.contains(service)
          && !service.packageName().startsWith("java.")) {
        TypeElement type = round.elements().getTypeElement(service.name());
        if (type != null && remotes.isMarked(type)) {
          remotes.add(type);
        } else if (type != null && problem(type).isEmpty() && !isConfig(type)) {
          add(type, Taker.SERVICE);
        }
      }
    }
  }

  private boolean isConfig(TypeElement type) {
    return round.marks().has(type, "dev.pikku.PikkuConfig");
  }

  private void add(TypeElement type, Taker taker) {
    TypeRef.ClassType name = round.typeReader().classType(type);
    if (models.containsKey(name.name())) {
      return;
    }
    ExecutableElement constructor = publicConstructors(type).get(0);
    String user = "The constructor of " + Round.shortName(type);
    round.reportThrown(constructor, taker.code(), user);
    round.typeReader().uses(constructor);
    List<ParameterModel> needed = parameters.read(constructor, taker, user);
    boolean closeable = round.isCloseable(type.asType());
    models.put(name.name(), new ClassModel(name, needed, closeable, round.places().of(type)));
    follow(needed);
  }

  private Optional<String> problem(TypeElement type) {
    Set<Modifier> modifiers = type.getModifiers();
    if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
      return Optional.of("is not a class");
    }
    if (modifiers.contains(Modifier.ABSTRACT)) {
      return Optional.of("is abstract");
    }
    if (!round.isAccessible(type)) {
      return Optional.of(round.whyInaccessible(type));
    }
    if (type.getNestingKind() == NestingKind.MEMBER && !modifiers.contains(Modifier.STATIC)) {
      return Optional.of("is an inner class");
    }
    if (!type.getTypeParameters().isEmpty()) {
      return Optional.of("has type parameters");
    }
    int constructors = publicConstructors(type).size();
    return constructors == 1
        ? Optional.empty()
        : Optional.of("has " + constructors + " public constructors");
  }

  private static List<ExecutableElement> publicConstructors(TypeElement type) {
    List<ExecutableElement> constructors = new ArrayList<>();
    for (ExecutableElement one : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (one.getModifiers().contains(Modifier.PUBLIC)) {
        constructors.add(one);
      }
    }
    return constructors;
  }
}
