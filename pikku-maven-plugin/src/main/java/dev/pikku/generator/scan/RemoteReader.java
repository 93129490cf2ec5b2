package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the interfaces that stand for functions of other backends, where somebody takes one. */
final class RemoteReader {
  /** What a variable of the environment can be named by. */
  static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  static final String NAME_REMEDY =
      "Name it with 1 to 64 letters, digits, \"-\" and \"_\", a letter first.";

  private static final String ANNOTATION = "RemoteFunction";

  private final Round round;
  private final SortedMap<String, RemoteModel> models = new TreeMap<>();

  RemoteReader(Round round) {
    this.round = round;
  }

  SortedMap<String, RemoteModel> models() {
    return models;
  }

  boolean isMarked(TypeElement type) {
    return round.marks().has(type, "dev.pikku." + ANNOTATION);
  }

  /** Adds an interface that somebody takes; what is wrong with it is reported. */
  void add(TypeElement type) {
    TypeRef.ClassType name = round.typeReader().classType(type);
    if (models.containsKey(name.name())) {
      return;
    }
    Mark mark = round.marks().find(type, "dev.pikku." + ANNOTATION).orElseThrow();
    Place place = round.places().of(type);
    List<ExecutableElement> methods = abstractMethods(type);
    boolean sound =
        checkType(type, mark.text("value"), place) && checkMethods(type, methods, place);
    models.put(
        name.name(),
        sound
            ? model(name, mark, methods.get(0), place)
            // it is reported already, and nobody shall miss it
            : model(name, mark, place));
  }

  private List<ExecutableElement> abstractMethods(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(round.elements().getAllMembers(type))) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        methods.add(method);
      }
    }
    return methods;
  }

  private boolean checkType(TypeElement type, String function, Place place) {
    if (type.getKind() != ElementKind.INTERFACE) {
      return refuse(type, place, "is not an interface", "Make it one, with one method");
    }
    if (!type.getTypeParameters().isEmpty()) {
      return refuse(type, place, "has type parameters", "State the types of its method");
    }
    if (!round.isAccessible(type)) {
      return refuse(
          type, place, round.whyInaccessible(type), "Make it and what encloses it public");
    }
    return NAME.matcher(function).matches()
        || refuse(
            type,
            place,
            "names \"" + function + "\", which is no name",
            NAME_REMEDY.substring(0, NAME_REMEDY.length() - 1));
  }

  private boolean checkMethods(TypeElement type, List<ExecutableElement> methods, Place place) {
    if (methods.size() != 1) {
      return refuse(
          type,
          place,
          "has " + methods.size() + " abstract methods",
          "Leave it one, which takes the function's input and returns its result");
    }
    ExecutableElement method = methods.get(0);
    if (method.getParameters().size() > 1) {
      return refuse(
          type,
          place,
          "has a method that takes " + method.getParameters().size() + " parameters",
          "Let it take the function's input alone");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return refuse(type, place, "has a method with type variables", "State the types");
    }
    String user = Round.shortName(type) + "." + method.getSimpleName();
    return !round.reportUnresolved(method.getReturnType(), user, place)
        && (method.getParameters().isEmpty()
            || !round.reportUnresolved(method.getParameters().get(0).asType(), user, place));
  }

  private boolean refuse(TypeElement type, Place place, String fact, String remedy) {
    round
        .diagnostics()
        .error(
            Code.INVALID_RPC,
            place,
            Round.shortName(type) + " is a @RemoteFunction, but " + fact + ".",
            remedy + ".");
    return false;
  }

  private RemoteModel model(
      TypeRef.ClassType name, Mark mark, ExecutableElement method, Place place) {
    round.typeReader().uses(method);
    return new RemoteModel(
        mark.text("value"),
        name,
        mark.flag("idempotent"),
        method.getSimpleName().toString(),
        method.getParameters().isEmpty()
            ? Optional.empty()
            : Optional.of(round.memberTypes().parameter(method, 0, place)),
        round.memberTypes().result(method, place),
        place);
  }

  private static RemoteModel model(TypeRef.ClassType name, Mark mark, Place place) {
    TypeUse nothing =
        new TypeUse(new TypeRef.PrimitiveType("void"), false, false, List.of(), List.of());
    return new RemoteModel(
        "", name, mark.flag("idempotent"), "call", Optional.empty(), nothing, place);
  }
}
