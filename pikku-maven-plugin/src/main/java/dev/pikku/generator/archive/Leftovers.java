package dev.pikku.generator.archive;

import java.util.List;
import java.util.Locale;

/** Files of a jar that mean nothing, or something else, once the jar is merged into another. */
final class Leftovers {
  private static final List<String> DIRECTORIES =
      List.of("META-INF/maven/", "META-INF/pikku/", "META-INF/proguard/", "META-INF/versions/");
  private static final List<String> FILES =
      List.of("META-INF/MANIFEST.MF", "META-INF/INDEX.LIST", "META-INF/DEPENDENCIES");
  private static final List<String> LICENCES =
      List.of(
          "license", "licence", "notice", "copying", "copyright", "authors", "al2.0", "lgpl2.1");

  private Leftovers() {}

  static boolean meanNothingWhenMerged(String path) {
    if (path.equals("module-info.class") || FILES.contains(path)) {
      return true;
    }
    for (String directory : DIRECTORIES) {
      if (path.startsWith(directory)) {
        return true;
      }
    }
    return false;
  }

  /** The path itself, except for licences: many artifacts have some under the same names. */
  static String nameWhenMerged(String path, String artifact) {
    String name = path.startsWith("META-INF/") ? path.substring("META-INF/".length()) : path;
    if (name.startsWith("licenses/")) {
      return "META-INF/licenses/" + artifact + name.substring("licenses".length());
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".class") && (name.indexOf('/') < 0 || lower.startsWith("license/"))) {
      for (String licence : LICENCES) {
        if (lower.startsWith(licence)) {
          return "META-INF/licenses/" + artifact + "/" + name;
        }
      }
    }
    return path;
  }
}
