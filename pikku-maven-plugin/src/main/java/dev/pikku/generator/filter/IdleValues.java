package dev.pikku.generator.filter;

import dev.pikku.generator.config.FilterConfig;
import dev.pikku.generator.config.FilterConfig.Kind;
import dev.pikku.generator.config.FilterConfig.Value;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds filter values that match nothing at all, which are misspelt or outlived. */
record IdleValues(FilterConfig filters, List<Candidate> candidates, Diagnostics diagnostics) {
  private static final int MOST_LISTED = 20;

  void report() {
    for (Kind kind : Kind.values()) {
      filters.included(kind).forEach(value -> check(kind, kind.key(), value, !value.inherited()));
      filters.excluded(kind).forEach(value -> check(kind, kind.excludeKey(), value, false));
    }
  }

  private void check(Kind kind, String key, Value value, boolean mustMatch) {
    if (candidates.stream().anyMatch(candidate -> Veto.matches(kind, value, candidate))) {
      return;
    }
    Set<String> there = new TreeSet<>();
    candidates.forEach(candidate -> there.addAll(candidate.values(kind)));
    String fact =
        "No wiring has the "
            + kind.noun()
            + " \""
            + value.text()
            + "\" that \""
            + key
            + "\" lists.";
    Optional<String> near =
        Glob.isPattern(value.text())
            ? Optional.empty()
            : Spelling.nearest(Candidate.normalized(kind, value.text()), there);
    String remedy = near.map(name -> "Did you mean \"" + name + "\"?").orElse(listed(kind, there));
    if (mustMatch || near.isPresent()) {
      diagnostics.error(Code.FILTER_MATCHES_NOTHING, value.place(), fact, remedy);
    } else {
      diagnostics.warn(Code.FILTER_MATCHES_NOTHING, value.place(), fact, remedy);
    }
  }

  private static String listed(Kind kind, Set<String> there) {
    if (there.isEmpty()) {
      return "No wiring has a " + kind.noun() + ".";
    }
    String names = String.join(", ", there.stream().limit(MOST_LISTED).toList());
    int more = there.size() - MOST_LISTED;
    return "There are: " + names + (more > 0 ? " and " + more + " more." : ".");
  }
}
