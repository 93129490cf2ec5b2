package dev.pikku.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** The modules of this build, and those of the workspace that this build leaves out. */
final class Reactor {
  private final Map<String, MavenProject> built = new HashMap<>();
  private final Map<String, MavenProject> known = new HashMap<>();

  Reactor(List<MavenProject> built, List<MavenProject> known) {
    built.forEach(module -> this.built.put(key(module), module));
    known.forEach(module -> this.known.put(key(module), module));
  }

  static Reactor of(MavenSession session) {
    return new Reactor(session.getProjects(), session.getAllProjects());
  }

  /** The module of this build that makes an artifact, if one does. */
  @Nullable MavenProject module(Artifact artifact) {
    return built.get(key(artifact));
  }

  /** The same for an artifact as Maven's older classes have it. */
  @Nullable MavenProject module(org.apache.maven.artifact.Artifact artifact) {
    return built.get(
        artifact.getGroupId() + ':' + artifact.getArtifactId() + ':' + artifact.getBaseVersion());
  }

  /** Whether a module of the workspace makes it, and {@code -pl} left that module out. */
  boolean leavesOut(Artifact artifact) {
    return module(artifact) == null && known.containsKey(key(artifact));
  }

  /**
   * The directory that holds the whole workspace: that of the topmost parent pom on disk, so that
   * it is the same from wherever Maven is called.
   */
  static Path root(MavenProject module) {
    Path root = module.getBasedir().toPath();
    for (MavenProject parent = module.getParent();
        parent != null && parent.getBasedir() != null;
        parent = parent.getParent()) {
      root = parent.getBasedir().toPath();
    }
    return root;
  }

  private static String key(MavenProject module) {
    return module.getGroupId() + ':' + module.getArtifactId() + ':' + module.getVersion();
  }

  private static String key(Artifact artifact) {
    return artifact.getGroupId() + ':' + artifact.getArtifactId() + ':' + artifact.getBaseVersion();
  }
}
