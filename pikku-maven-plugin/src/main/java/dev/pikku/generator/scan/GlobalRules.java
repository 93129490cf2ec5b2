package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.Glob;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;

/**
 * Finds route patterns and tags of global middleware and permissions that no wiring has: a guard
 * that stands nowhere lets everybody through, and nobody sees it.
 */
final class GlobalRules {
  private static final int MOST_LISTED = 20;

  private final Round round;
  private final Set<String> routes = new TreeSet<>();
  private final Set<String> tags = new TreeSet<>();

  GlobalRules(Round round, List<FunctionModel> functions) {
    this.round = round;
    for (FunctionModel function : functions) {
      for (WiringModel wiring : function.wirings()) {
        tags.addAll(wiring.tags());
        if (wiring instanceof WiringModel.Http http) {
          routes.add(http.route());
        }
      }
    }
  }

  /**
   * Reports what stands nowhere; a misspelt name fails, for anything else may be wired some day.
   */
  void check(TypeElement type) {
    for (String annotation : List.of("GlobalMiddleware", "GlobalPermission")) {
      round
          .marks()
          .find(type, "dev.pikku." + annotation)
          .ifPresent(
              mark -> {
                String user = "@" + annotation + " of " + Round.shortName(type);
                Place place = round.places().of(type);
                mark.texts("routes").forEach(route -> route(user, route, place));
                mark.texts("tags").forEach(tag -> tag(user, tag, place));
              });
    }
  }

  private void route(String user, String pattern, Place place) {
    String braced = Glob.ofRoutes(pattern);
    if (!braced.startsWith("/") && !braced.startsWith("*")) {
      error(
          user + " has the route pattern \"" + pattern + "\", which no route can match.",
          "Routes begin with \"/\": write \"/" + pattern + "\".",
          place);
    } else if (routes.stream().noneMatch(route -> Glob.matches(braced, route))) {
      Set<String> alike = new TreeSet<>();
      routes.forEach(route -> alike.add(alike(braced, route)));
      idle(user + " has the route pattern \"" + pattern + "\"", braced, alike, "route", place);
    }
  }

  /** A route as a pattern has it: where {@code *} stands, it has {@code *} too. */
  private static String alike(String pattern, String route) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return route;
    }
    int segments = (int) pattern.substring(0, star).chars().filter(c -> c == '/').count();
    int end = -1;
    for (int i = 0; i < segments && (i == 0 || end >= 0); i++) {
      end = route.indexOf('/', end + 1);
    }
    return end < 0 ? route : route.substring(0, end + 1) + pattern.substring(star);
  }

  private void tag(String user, String tag, Place place) {
    if (!tags.contains(tag)) {
      idle(user + " has the tag \"" + tag + "\"", tag, tags, "tag", place);
    }
  }

  private void idle(String what, String word, Set<String> there, String noun, Place place) {
    String fact = what + ", which no wiring has.";
    Spelling.nearest(word, there)
        .ifPresentOrElse(
            near -> error(fact, "Did you mean \"" + near + "\"?", place),
            () ->
                round
                    .diagnostics()
                    .warn(
                        Code.GUARD_STANDS_NOWHERE,
                        place,
                        fact,
                        listed(noun, noun.equals("tag") ? tags : routes)));
  }

  private static String listed(String noun, Set<String> there) {
    if (there.isEmpty()) {
      return "No wiring has a " + noun + ".";
    }
    int more = there.size() - MOST_LISTED;
    return "There are: "
        + String.join(", ", there.stream().limit(MOST_LISTED).toList())
        + (more > 0 ? " and " + more + " more." : ".");
  }

  private void error(String fact, String remedy, Place place) {
    round.diagnostics().error(Code.GUARD_STANDS_NOWHERE, place, fact, remedy);
  }
}
