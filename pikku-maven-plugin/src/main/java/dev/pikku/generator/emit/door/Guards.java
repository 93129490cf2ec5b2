package dev.pikku.generator.emit.door;

import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PermissionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands between the callers of a wiring and its function.
 *
 * @param middleware outermost first
 * @param permissions levels that must all allow; one of a level's branches must, and in a branch
 *     all
 */
public record Guards(
    List<TypeRef.ClassType> middleware, List<List<List<TypeRef.ClassType>>> permissions) {
  public Guards {
    middleware = List.copyOf(middleware);
    permissions = List.copyOf(permissions);
  }

  /** Looks at one wiring. */
  public static Guards of(PikkuModel model, FunctionModel function, WiringModel wiring) {
    return new Guards(
        new MiddlewareOrder(model).of(function, wiring), permissions(model, function, wiring));
  }

  /** The levels of permissions: each global one, those of the class, those of the function. */
  static List<List<List<TypeRef.ClassType>>> permissions(
      PikkuModel model, FunctionModel function, WiringModel wiring) {
    if (wiring instanceof WiringModel.Channel && !wiring.hasCaller()) {
      // who has gone cannot be refused, and what is left behind has to be tidied up
      return List.of();
    }
    List<List<List<TypeRef.ClassType>>> levels = new ArrayList<>();
    for (PermissionModel permission : model.permissions()) {
      if (permission.global()
          && Reach.of(permission.routes(), permission.tags(), wiring) != Reach.NOT_HERE) {
        levels.add(List.of(List.of(permission.type())));
      }
    }
    levels.add(function.classPermits());
    levels.add(function.functionPermits());
    levels.removeIf(List::isEmpty);
    return levels;
  }

  /** The permissions as people say them: {@code Guard and ((A and B) or C)}. */
  public String permissionText() {
    return permissions.stream()
        .map(level -> level(level, permissions.size() > 1))
        .collect(Collectors.joining(" and "));
  }

  private static String level(List<List<TypeRef.ClassType>> branches, boolean amongOthers) {
    if (branches.size() == 1) {
      return all(branches.get(0));
    }
    String any =
        branches.stream()
            .map(branch -> branch.size() > 1 ? "(" + all(branch) + ")" : all(branch))
            .collect(Collectors.joining(" or "));
    return amongOthers ? "(" + any + ")" : any;
  }

  private static String all(List<TypeRef.ClassType> branch) {
    return branch.stream().map(TypeRef.ClassType::simpleName).collect(Collectors.joining(" and "));
  }
}
