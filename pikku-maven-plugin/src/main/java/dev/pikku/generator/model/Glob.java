package dev.pikku.generator.model;

/** Matches text against a pattern in which {@code *} stands for any run of characters. */
public final class Glob {
  private Glob() {}

  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0;
  }

  /** A pattern of routes in the form that routes have: {@code {id}} for {@code :id}. */
  public static String ofRoutes(String pattern) {
    StringBuilder braced = new StringBuilder();
    for (String segment : pattern.split("/", -1)) {
      boolean parameter = segment.length() > 1 && segment.startsWith(":");
      braced.append('/').append(parameter ? "{" + segment.substring(1) + "}" : segment);
    }
    return braced.substring(1);
  }

  /** Walks both once; after a mismatch, the last {@code *} takes one character more. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int taken = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
