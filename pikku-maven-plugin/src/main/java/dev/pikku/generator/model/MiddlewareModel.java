package dev.pikku.generator.model;

import java.util.List;

/**
 * A middleware class that is used or global.
 *
 * @param global whether {@code @GlobalMiddleware} stands on it
 * @param routes the route patterns of that annotation
 * @param tags the tags of that annotation
 */
public record MiddlewareModel(
    TypeRef.ClassType type, boolean global, List<String> routes, List<String> tags) {
  public MiddlewareModel {
    routes = List.copyOf(routes);
    tags = List.copyOf(tags);
  }
}
