package dev.pikku.generator.archive;

import java.util.function.Consumer;

/** Finds in text whatever may be the name of a class or of a package. */
final class Mentions {
  private Mentions() {}

  /**
   * Tells each run of letters, digits, dots and slashes that may be a name, in the form of {@code
   * com/example/Todos}. Most are none.
   *
   * @param run takes runs
   * @param part takes what may be the name of a class within a run
   */
  static void in(String text, Consumer<String> run, Consumer<String> part) {
    int length = text.length();
    int start = 0;
    while (start < length) {
      if (!isPart(text.charAt(start))) {
        start++;
        continue;
      }
      int end = start + 1;
      while (end < length && isPart(text.charAt(end))) {
        end++;
      }
      tell(text.substring(start, end), run, part);
      start = end;
    }
  }

  private static void tell(String text, Consumer<String> run, Consumer<String> part) {
    String name = text.replace('.', '/');
    int from = 0;
    int to = name.length();
    while (from < to && name.charAt(from) == '/') {
      from++;
    }
    while (to > from && name.charAt(to - 1) == '/') {
      to--;
    }
    name = name.substring(from, to);
    run.accept(name);
    int last = name.lastIndexOf('/');
    if (last > 0) {
      // a member of a class, or a class file
      part.accept(name.substring(0, last));
    }
    // in a descriptor an L comes before a class, and letters of primitive types before that
    int slash = name.indexOf('/');
    int end = slash < 0 ? name.length() : slash;
    for (int l = name.indexOf('L'); l >= 0 && l < end; l = name.indexOf('L', l + 1)) {
      part.accept(name.substring(l + 1));
    }
  }

  private static boolean isPart(char c) {
    return c == '.' || c == '/' || Character.isJavaIdentifierPart(c);
  }
}
