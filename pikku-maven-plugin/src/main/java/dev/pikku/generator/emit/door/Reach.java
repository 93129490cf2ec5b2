package dev.pikku.generator.emit.door;

import dev.pikku.generator.model.Glob;
import dev.pikku.generator.model.WiringModel;
import java.util.List;

/** Why something global applies to a wiring. */
enum Reach {
  EVERYWHERE,
  ROUTE,
  TAG,
  NOT_HERE;

  /**
   * Judges a wiring.
   *
   * @param routes patterns of HTTP routes, where {@code *} stands for any run of characters
   * @param tags tags, one of which is enough
   */
  static Reach of(List<String> routes, List<String> tags, WiringModel wiring) {
    if (routes.isEmpty() && tags.isEmpty()) {
      return EVERYWHERE;
    }
    if (wiring instanceof WiringModel.Http http
        && routes.stream().anyMatch(pattern -> Glob.matches(pattern, http.route()))) {
      return ROUTE;
    }
    return tags.stream().anyMatch(wiring.tags()::contains) ? TAG : NOT_HERE;
  }
}
