package dev.pikku.generator.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class Spelling {
  private static final int FURTHEST = 2;

  private Spelling() {}

  /**
   * The nearest candidate that is one or two letters off; empty if none is. Names that differ in
   * digits alone are different names, not misspelt ones.
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String best = "";
    int bestDistance = FURTHEST + 1;
    for (String candidate : candidates) {
      if (withoutDigits(candidate).equals(withoutDigits(word)) && !candidate.equals(word)) {
        continue;
      }
      int distance = distance(word, candidate);
      boolean mostlyTheSame = distance * 2 < Math.max(word.length(), candidate.length());
      if (mostlyTheSame
          && (distance < bestDistance
              || (distance == bestDistance && candidate.compareTo(best) < 0))) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return bestDistance <= FURTHEST ? Optional.of(best) : Optional.empty();
  }

  /** {@code Did you mean "tags"?}, or the other sentence. */
  public static String remedy(String word, Collection<String> candidates, String otherwise) {
    return nearest(word, candidates)
        .map(near -> "Did you mean \"" + near + "\"?")
        .orElse(otherwise);
  }

  private static String withoutDigits(String word) {
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      rest.append(c >= '0' && c <= '9' ? '0' : c);
    }
    return rest.toString();
  }

  /** Insertions, deletions, replacements and swaps of neighbours, one each. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, d[i - 2][j - 2] + 1);
        }
        d[i][j] = least;
      }
    }
    return d[a.length()][b.length()];
  }
}
