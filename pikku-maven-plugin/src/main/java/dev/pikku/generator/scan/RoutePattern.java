package dev.pikku.generator.scan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A route as written, checked and brought into one form.
 *
 * @param text {@code /todos/{id}}, with {@code :id} rewritten
 * @param parameters names of path parameters, in order
 */
record RoutePattern(String text, List<String> parameters) {

  /** Characters of a path segment beside letters, digits and {@code %} (RFC 3986, 3.3). */
  private static final String MARKS = "-._~!$&'()+,;=:@";

  /**
   * Reads a route.
   *
   * @throws IllegalArgumentException with a sentence about what is wrong
   */
  static RoutePattern parse(String route) {
    if (!route.startsWith("/")) {
      throw new IllegalArgumentException("it does not begin with \"/\"");
    }
    if (route.equals("/")) {
      return new RoutePattern("/", List.of());
    }
    String[] segments = route.substring(1).split("/", -1);
    Set<String> parameters = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segments.length; i++) {
      String segment = normalize(segments[i]);
      if (segment.startsWith("{")) {
        boolean rest = segment.endsWith("+}");
        if (rest && i < segments.length - 1) {
          throw new IllegalArgumentException(
              "\"" + segment + "\" takes everything left, so it must be the last segment");
        }
        String name = segment.substring(1, segment.length() - (rest ? 2 : 1));
        checkName(name, segments[i]);
        if (!parameters.add(name)) {
          throw new IllegalArgumentException("it has two parameters \"" + name + "\"");
        }
      } else {
        checkStatic(segment);
      }
      text.append('/').append(segment);
    }
    return new RoutePattern(text.toString(), List.copyOf(new ArrayList<>(parameters)));
  }

  private static String normalize(String segment) {
    if (segment.startsWith(":")) {
      return "{" + segment.substring(1) + "}";
    }
    boolean parameter = segment.startsWith("{") && segment.endsWith("}");
    String inner = parameter ? segment.substring(1, segment.length() - 1) : segment;
    if (inner.indexOf('{') >= 0 || inner.indexOf('}') >= 0) {
      throw new IllegalArgumentException(
          "the segment \"" + segment + "\" is neither plain text nor one parameter");
    }
    return segment;
  }

  private static void checkName(String name, String segment) {
    boolean legal = !name.isEmpty() && !isDigit(name.charAt(0));
    for (int i = 0; i < name.length(); i++) {
      legal &= isLetter(name.charAt(i)) || isDigit(name.charAt(i)) || name.charAt(i) == '_';
    }
    if (!legal) {
      throw new IllegalArgumentException(
          "the parameter of the segment \"" + segment + "\" has no name in letters and digits");
    }
  }

  private static void checkStatic(String segment) {
    if (segment.isEmpty()) {
      throw new IllegalArgumentException("it has an empty segment");
    }
    if (segment.equals(".") || segment.equals("..")) {
      throw new IllegalArgumentException("clients resolve the segment \"" + segment + "\" away");
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%') {
        if (i + 2 >= segment.length()
            || Character.digit(segment.charAt(i + 1), 16) < 0
            || Character.digit(segment.charAt(i + 2), 16) < 0) {
          throw new IllegalArgumentException(
              "\"%\" in the segment \"" + segment + "\" is not followed by two hex digits");
        }
      } else if (!isLetter(c) && !isDigit(c) && MARKS.indexOf(c) < 0) {
        throw new IllegalArgumentException(
            "\"" + c + "\" in the segment \"" + segment + "\" is not legal in a path");
      }
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
