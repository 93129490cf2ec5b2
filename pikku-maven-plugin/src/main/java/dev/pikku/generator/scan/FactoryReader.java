package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FactoryModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads the service factories of {@code @SingletonServices} and {@code @WireServices} classes. */
final class FactoryReader {
  private final Round round;
  private final List<Factory> factories = new ArrayList<>();

  FactoryReader(Round round) {
    this.round = round;
  }

  private record Factory(ExecutableElement method, boolean perCall, Optional<String> named) {}

  /** Looks at one class; the models are made once all classes were seen. */
  void visit(TypeElement type) {
    boolean singletons = round.marks().has(type, "dev.pikku.SingletonServices");
    boolean perCall = round.marks().has(type, "dev.pikku.WireServices");
    if (!singletons && !perCall) {
      return;
    }
    if (!round.isAccessible(type)) {
      round
          .diagnostics()
          .error(
              Code.INVALID_SERVICE,
              round.places().of(type),
              Round.shortName(type)
                  + " has service factories, but "
                  + round.whyInaccessible(type)
                  + ".",
              "Make the class public, in a named package.");
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.PUBLIC) && isValid(method)) {
        Optional<String> named =
            round.marks().find(method, "dev.pikku.Named").map(mark -> mark.text("value"));
        factories.add(new Factory(method, perCall, named));
      }
    }
  }

  /** What factories without a name provide. */
  Set<TypeRef> provided() {
    Set<TypeRef> provided = new HashSet<>();
    for (Factory factory : factories) {
      if (factory.named().isEmpty()) {
        provided.add(round.typeReader().ref(factory.method().getReturnType()));
      }
    }
    return provided;
  }

  List<FactoryModel> models(ParameterReader parameters) {
    List<FactoryModel> models = new ArrayList<>();
    for (Factory factory : factories) {
      ExecutableElement method = factory.method();
      TypeElement owner = Places.owner(method);
      Place place = round.places().of(method);
      round.reportThrown(method, Code.INVALID_SERVICE, "The service factory " + name(method));
      round.typeReader().uses(method);
      Taker taker = factory.perCall() ? Taker.WIRE_SERVICE : Taker.SERVICE;
      models.add(
          new FactoryModel(
              new MethodModel(
                  round.typeReader().classType(owner),
                  method.getSimpleName().toString(),
                  true,
                  parameters.read(method, taker, name(method)),
                  round.memberTypes().result(method, place),
                  place),
              factory.perCall(),
              factory.named(),
              round.isCloseable(method.getReturnType()),
              round.places().origin(owner)));
    }
    return models;
  }

  private boolean isValid(ExecutableElement method) {
    Place place = round.places().of(method);
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      return refuse(
          method, place, "is not static", "Make it static; it takes what it needs as parameters");
    }
    if (method.getReturnType().getKind() == TypeKind.VOID) {
      return refuse(method, place, "provides nothing", "Return the service, or make it private");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return refuse(
          method,
          place,
          "has type variables",
          "Return one type; each factory provides exactly one");
    }
    if (round.reportUnresolved(method.getReturnType(), name(method), place)) {
      return false;
    }
    Optional<TypeElement> hidden = round.inaccessible(method.getReturnType());
    return hidden.isEmpty()
        || refuse(
            method,
            place,
            "returns "
                + round.typeReader().ref(method.getReturnType())
                + ", but "
                + Round.shortName(hidden.get())
                + " "
                + round.whyInaccessible(hidden.get()),
            "Make it and what encloses it public, or return an interface that is");
  }

  private boolean refuse(ExecutableElement method, Place place, String fact, String remedy) {
    round
        .diagnostics()
        .error(
            Code.INVALID_SERVICE,
            place,
            "The service factory " + name(method) + " " + fact + ".",
            remedy + ".");
    return false;
  }

  private static String name(ExecutableElement method) {
    return Round.shortName(Places.owner(method)) + "." + method.getSimpleName();
  }
}
