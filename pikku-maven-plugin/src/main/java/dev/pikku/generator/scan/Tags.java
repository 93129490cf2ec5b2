package dev.pikku.generator.scan;

import java.util.List;
import java.util.TreeSet;

/** Joins the tags of class, function and wiring. */
final class Tags {
  private Tags() {}

  static List<String> merged(List<String> some, List<String> others) {
    TreeSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
