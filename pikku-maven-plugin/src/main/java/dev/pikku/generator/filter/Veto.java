package dev.pikku.generator.filter;

import dev.pikku.generator.config.FilterConfig;
import dev.pikku.generator.config.FilterConfig.Kind;
import dev.pikku.generator.config.FilterConfig.Value;
import dev.pikku.generator.model.Glob;
import java.util.List;
import java.util.Optional;

/**
 * Why a wiring is left out.
 *
 * @param reason in full
 * @param group in short, for counting: {@code by type}
 */
record Veto(String reason, String group) {

  /** The first kind that does not include the wiring, else the first that excludes it. */
  static Optional<Veto> of(Candidate candidate, FilterConfig filters) {
    for (Kind kind : Kind.values()) {
      List<Value> included = filters.included(kind);
      if (!included.isEmpty()
          && candidate.judgedBy(kind)
          && included.stream().noneMatch(value -> matches(kind, value, candidate))) {
        return Optional.of(
            new Veto(notIncluded(kind, candidate.values(kind)), "by " + kind.noun()));
      }
    }
    for (Kind kind : Kind.values()) {
      for (Value value : filters.excluded(kind)) {
        Optional<String> hit = hit(kind, value, candidate);
        if (hit.isPresent()) {
          String what = kind.noun() + " \"" + hit.get() + "\"";
          String by = hit.get().equals(value.text()) ? "" : " by \"" + value.text() + "\"";
          return Optional.of(
              new Veto(
                  what + " is excluded" + by,
                  "by excluded " + kind.noun() + " \"" + value.text() + "\""));
        }
      }
    }
    return Optional.empty();
  }

  static boolean matches(Kind kind, Value value, Candidate candidate) {
    return hit(kind, value, candidate).isPresent();
  }

  private static Optional<String> hit(Kind kind, Value value, Candidate candidate) {
    String pattern = Candidate.normalized(kind, value.text());
    return candidate.values(kind).stream().filter(text -> Glob.matches(pattern, text)).findFirst();
  }

  private static String notIncluded(Kind kind, List<String> values) {
    return switch (kind) {
      case TYPES, PACKAGES, HTTP_ROUTES, HTTP_METHODS ->
          kind.noun() + " \"" + values.get(0) + "\" is not included";
      case NAMES -> "name \"" + String.join("\" or \"", values) + "\" is not included";
      case TAGS ->
          values.isEmpty()
              ? "it has no tag, and \"tags\" includes only some"
              : "none of its tags (" + String.join(", ", values) + ") is included";
    };
  }
}
