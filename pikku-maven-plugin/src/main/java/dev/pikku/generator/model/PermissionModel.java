package dev.pikku.generator.model;

import java.util.List;

/**
 * A permission class that is used or global.
 *
 * @param allows its one method
 * @param global whether {@code @GlobalPermission} stands on it
 */
public record PermissionModel(
    TypeRef.ClassType type,
    MethodModel allows,
    boolean global,
    List<String> routes,
    List<String> tags) {
  public PermissionModel {
    routes = List.copyOf(routes);
    tags = List.copyOf(tags);
  }
}
