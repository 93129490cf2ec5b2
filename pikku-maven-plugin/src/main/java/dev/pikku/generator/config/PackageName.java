package dev.pikku.generator.config;

import dev.pikku.generator.config.key.JavaWords;
import java.util.Locale;

/** The package of generated classes where the config names none. */
public final class PackageName {
  private PackageName() {}

  /** {@code <groupId>.<artifactId>.pikku}, made legal. */
  public static String of(String groupId, String artifactId) {
    StringBuilder name = new StringBuilder();
    for (String part : (groupId + "." + artifactId + ".pikku").split("[.]", -1)) {
      if (!part.isEmpty()) {
        name.append(name.length() == 0 ? "" : ".").append(legal(part));
      }
    }
    return name.toString();
  }

  private static String legal(String part) {
    String letters = part.replaceAll("[^A-Za-z0-9_]", "_").toLowerCase(Locale.ROOT);
    boolean startsWithDigit = letters.charAt(0) >= '0' && letters.charAt(0) <= '9';
    String legal = startsWithDigit ? "_" + letters : letters;
    return JavaWords.contains(legal) ? legal + "_" : legal;
  }
}
