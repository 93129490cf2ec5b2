package dev.pikku.lambda.event;

import org.jspecify.annotations.Nullable;

/** What a custom domain puts before the paths of an API that is mapped to one of its base paths. */
final class BasePath {
  private BasePath() {}

  /**
   * Takes the segments off a path that API Gateway did not match, which are those of the base path.
   *
   * @param template what it matched, such as {@code /{proxy+}} or {@code /todos/{id}}
   * @param parameters stands at the path parameters, whose names and values are texts
   */
  static String off(String path, String template, EventScan parameters) {
    if (path.contains("//")) {
      // whether empty segments were matched as such, nobody says
      return path;
    }
    int matched = segments(template);
    int plus = template.indexOf("+}");
    if (plus >= 0) {
      String rest = value(parameters, template.substring(template.lastIndexOf('{') + 1, plus));
      if (rest == null) {
        return path;
      }
      matched += segments(rest) - 1;
    }
    int from = 0;
    for (int extra = segments(path) - matched; extra > 0; extra--) {
      from = path.indexOf('/', from + 1);
      if (from < 0) {
        return "/";
      }
    }
    return path.substring(from);
  }

  private static int segments(String path) {
    int from = path.startsWith("/") ? 1 : 0;
    int to = path.endsWith("/") ? path.length() - 1 : path.length();
    if (to <= from) {
      return 0;
    }
    int segments = 1;
    for (int i = from; i < to; i++) {
      if (path.charAt(i) == '/') {
        segments++;
      }
    }
    return segments;
  }

  private static @Nullable String value(EventScan parameters, String name) {
    if (parameters.beginObject()) {
      while (parameters.nextKey()) {
        if (parameters.isKey(name)) {
          return parameters.text();
        }
        parameters.skip();
      }
    }
    return null;
  }
}
