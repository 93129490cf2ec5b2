package dev.pikku.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes paths and queries apart. */
final class Paths {
  private Paths() {}

  /** What stands between slashes; a slash at the end adds an empty one. */
  static List<String> segments(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
  }

  static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  static boolean isGreedy(String segment) {
    return isParameter(segment) && segment.endsWith("+}");
  }

  static String name(String parameter) {
    return parameter.substring(1, parameter.length() - (isGreedy(parameter) ? 2 : 1));
  }

  /**
   * Percent-decodes.
   *
   * @throws IllegalArgumentException if the encoding is malformed
   */
  static String decode(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
