package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.Glob;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.MiddlewareModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PermissionModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the middleware and permission classes that functions name, and the global ones. */
final class GuardReader {
  private final Round round;
  private final ParameterReader parameters;
  private final BuiltClasses classes;
  private final Set<String> seenMiddleware = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final List<MiddlewareModel> middleware = new ArrayList<>();
  private final Map<String, Optional<PermissionModel>> permissions = new HashMap<>();
  private final Map<String, TypeMirror> inputs = new HashMap<>();

  GuardReader(Round round, ParameterReader parameters, BuiltClasses classes) {
    this.round = round;
    this.parameters = parameters;
    this.classes = classes;
  }

  List<MiddlewareModel> middleware() {
    return middleware;
  }

  List<PermissionModel> permissions() {
    return permissions.values().stream().flatMap(Optional::stream).toList();
  }

  /** Takes a class that is global, whether or not a function names it. */
  void visit(TypeElement type) {
    if (round.marks().has(type, "dev.pikku.GlobalMiddleware")) {
      addMiddleware(type);
    }
    if (round.marks().has(type, "dev.pikku.GlobalPermission")) {
      permission(type);
    }
  }

  /** Middleware named by an annotation, outermost first. */
  List<TypeRef.ClassType> middleware(List<String> names, String user, Place place) {
    List<TypeRef.ClassType> types = new ArrayList<>();
    for (TypeElement type : resolve(names, user, place)) {
      TypeRef.ClassType name = addMiddleware(type);
      if (!refused.contains(name.name())) {
        types.add(name);
      }
    }
    return types;
  }

  /** Permissions named by one annotation; all of them must allow. */
  List<TypeRef.ClassType> permissions(List<String> names, String user, Place place) {
    List<TypeRef.ClassType> types = new ArrayList<>();
    for (TypeElement type : resolve(names, user, place)) {
      permission(type);
      types.add(round.typeReader().classType(type));
    }
    return types;
  }

  /** A permission that was read before. */
  Optional<PermissionModel> permission(TypeRef.ClassType type) {
    return permissions.getOrDefault(type.name(), Optional.empty());
  }

  /** What a permission that was read before judges by. */
  Optional<TypeMirror> inputOf(TypeRef.ClassType type) {
    return Optional.ofNullable(inputs.get(type.name()));
  }

  private List<TypeElement> resolve(List<String> names, String user, Place place) {
    List<TypeElement> types = new ArrayList<>();
    for (String name : names) {
      TypeElement type = round.elements().getTypeElement(name);
      if (type == null) {
        round.reportUnresolved(
            name.equals(Mark.UNRESOLVED) ? "a class in an annotation" : name, user, place);
      } else {
        types.add(type);
      }
    }
    return types;
  }

  private static List<String> routes(Optional<Mark> global) {
    return global.map(mark -> mark.texts("routes")).orElse(List.of()).stream()
        .map(Glob::ofRoutes)
        .toList();
  }

  private TypeRef.ClassType addMiddleware(TypeElement type) {
    TypeRef.ClassType name = round.typeReader().classType(type);
    if (!seenMiddleware.add(name.name())) {
      return name;
    }
    if (!round.isSubtype(type, "dev.pikku.wire.Middleware")) {
      refused.add(name.name());
      round
          .diagnostics()
          .error(
              Code.INVALID_MIDDLEWARE,
              round.places().of(type),
              Round.shortName(type) + " is used as middleware, but is none.",
              "Let it implement dev.pikku.wire.Middleware.");
    } else if (classes.require(type, Taker.MIDDLEWARE, round.places().of(type))) {
      Optional<Mark> global = round.marks().find(type, "dev.pikku.GlobalMiddleware");
      middleware.add(
          new MiddlewareModel(
              name,
              global.isPresent(),
              routes(global),
              global.map(mark -> mark.texts("tags")).orElse(List.of())));
    } else {
      refused.add(name.name());
    }
    return name;
  }

  private void permission(TypeElement type) {
    String key = round.typeReader().classType(type).name();
    if (!permissions.containsKey(key)) {
      permissions.put(key, readPermission(type));
    }
  }

  private Optional<PermissionModel> readPermission(TypeElement type) {
    Place place = round.places().of(type);
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.PUBLIC)
          && method.getSimpleName().contentEquals("allows")) {
        methods.add(method);
      }
    }
    if (methods.size() != 1 || methods.get(0).getReturnType().getKind() != TypeKind.BOOLEAN) {
      round
          .diagnostics()
          .error(
              Code.INVALID_PERMISSION,
              place,
              "The permission "
                  + Round.shortName(type)
                  + " has not exactly one public method \"boolean allows(…)\".",
              "Give it one, with what it judges by as parameters.");
      return Optional.empty();
    }
    ExecutableElement allows = methods.get(0);
    boolean isStatic = allows.getModifiers().contains(Modifier.STATIC);
    if (isStatic
        ? !requireAccessible(type, place)
        : !classes.require(type, Taker.PERMISSION_CLASS, place)) {
      return Optional.empty();
    }
    round.reportThrown(allows, Code.INVALID_PERMISSION, Round.shortName(type) + ".allows");
    round.typeReader().uses(allows);
    Place method = round.places().of(allows);
    MethodModel model =
        new MethodModel(
            round.typeReader().classType(type),
            "allows",
            isStatic,
            parameters.read(allows, Taker.PERMISSION, Round.shortName(type) + ".allows"),
            round.memberTypes().result(allows, method),
            method);
    classes.follow(model.parameters());
    for (ParameterModel parameter : model.parameters()) {
      if (parameter.kind() == ParameterModel.Kind.INPUT) {
        round
            .typeReader()
            .mirror(parameter.type(), allows)
            .ifPresent(input -> inputs.put(model.owner().name(), input));
      }
    }
    Optional<Mark> global = round.marks().find(type, "dev.pikku.GlobalPermission");
    return Optional.of(
        new PermissionModel(
            model.owner(),
            model,
            global.isPresent(),
            routes(global),
            global.map(mark -> mark.texts("tags")).orElse(List.of())));
  }

  private boolean requireAccessible(TypeElement type, Place place) {
    if (!round.isAccessible(type)) {
      round
          .diagnostics()
          .error(
              Code.INVALID_PERMISSION,
              place,
              "The permission " + Round.shortName(type) + " " + round.whyInaccessible(type) + ".",
              "Make the class public, in a named package.");
      return false;
    }
    return true;
  }
}
