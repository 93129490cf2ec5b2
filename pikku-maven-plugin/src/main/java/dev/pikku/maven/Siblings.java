package dev.pikku.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Reads what a module of the reactor has to show at this moment of the build. */
final class Siblings {
  private Siblings() {}

  /**
   * Its jar if this build has packaged it, its classes if this build has compiled it, else its
   * sources. Classes that lie there from an earlier build may be stale and do not count.
   */
  static Library.Form form(MavenProject module, String classifier) {
    if (classifier.isEmpty()
        && module.getArtifact().getFile() != null
        && module.getArtifact().getFile().isFile()) {
      return new Library.Jar(module.getArtifact().getFile().toPath());
    }
    Path classes = Path.of(module.getBuild().getOutputDirectory());
    if (module.hasLifecyclePhase("compile") && Files.isDirectory(classes)) {
      return new Library.Classes(classes);
    }
    return new Library.Sources();
  }

  /** The source roots that exist, without what pikku itself generated. */
  static List<Path> roots(MavenProject module) {
    Path generated = generated(module);
    return module.getCompileSourceRoots().stream()
        .map(root -> module.getBasedir().toPath().resolve(root).normalize())
        .filter(root -> !root.equals(generated) && Files.isDirectory(root))
        .distinct()
        .toList();
  }

  /** Where pikku writes Java: one place in every module, so that all builds know what to skip. */
  static Path generated(MavenProject module) {
    return Path.of(module.getBuild().getDirectory(), "generated-sources", "pikku");
  }
}
