package dev.pikku.generator.archive;

import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Jars that are left out where no class that is kept calls them: those with nothing but annotations
 * for compilers, checkers and this build; and the hooks around snapshots, which few backends have.
 */
final class AnnotationJars {
  private static final String CRAC = "org.crac:crac";
  private static final Set<String> KNOWN =
      Set.of(
          "com.github.spotbugs:spotbugs-annotations",
          "com.google.code.findbugs:jsr305",
          "com.google.errorprone:error_prone_annotations",
          "com.google.j2objc:j2objc-annotations",
          "jakarta.validation:jakarta.validation-api",
          "org.apiguardian:apiguardian-api",
          "org.checkerframework:checker-qual",
          CRAC,
          "org.jetbrains:annotations",
          "org.jspecify:jspecify");

  private AnnotationJars() {}

  /** Why one is left out. */
  static String reason(String name) {
    return name.startsWith(CRAC + ":")
        ? "no function has snapStart"
        : "it has only annotations that nothing reads at run time";
  }

  /** Those that no other external artifact needs; Pikku itself does not at run time. */
  static Set<String> unneeded(List<ExternalJar> jars) {
    Set<String> external = new HashSet<>();
    Set<String> unneeded = new HashSet<>();
    for (ExternalJar jar : jars) {
      external.add(jar.key());
      if (KNOWN.contains(jar.key())) {
        unneeded.add(jar.key());
      }
    }
    Set<String> needed = new HashSet<>();
    do {
      needed.clear();
      for (ExternalJar jar : jars) {
        for (String dependent : jar.dependents()) {
          if (unneeded.contains(jar.key())
              && external.contains(dependent)
              && !unneeded.contains(dependent)
              && !dependent.startsWith("dev.pikku:")) {
            needed.add(jar.key());
          }
        }
      }
    } while (unneeded.removeAll(needed));
    return unneeded;
  }
}
