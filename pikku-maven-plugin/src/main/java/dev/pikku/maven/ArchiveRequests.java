package dev.pikku.maven;

import dev.pikku.generator.archive.ArchiveRequest;
import dev.pikku.generator.archive.ArchiveRequest.ExternalJar;
import dev.pikku.generator.archive.ArchiveRequest.Module;
import dev.pikku.generator.config.BackendConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** Sorts a backend's class path at run time into what its archive is made of. */
final class ArchiveRequests {
  /** The earliest that a zip file can say. */
  private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:02Z");

  private ArchiveRequests() {}

  static ArchiveRequest of(
      MavenProject backend,
      Reactor reactor,
      Map<String, Set<String>> dependents,
      BackendConfig config,
      SortedSet<String> handlers,
      Set<String> generated,
      Path output) {
    List<Module> workspace = new ArrayList<>();
    List<ExternalJar> jars = new ArrayList<>();
    for (Artifact artifact : backend.getArtifacts()) {
      if (!artifact.getArtifactHandler().isAddedToClasspath()) {
        continue;
      }
      Path file = artifact.getFile().toPath();
      // Pikku is no part of a user's workspace, not even where it is built with one
      if (reactor.module(artifact) != null && !artifact.getGroupId().equals("dev.pikku")) {
        workspace.add(new Module(artifact.getArtifactId(), file));
      } else {
        jars.add(
            new ExternalJar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                file,
                dependents.getOrDefault(
                    artifact.getGroupId() + ":" + artifact.getArtifactId(), Set.of())));
      }
    }
    return new ArchiveRequest(
        new Module(backend.getArtifactId(), Path.of(backend.getBuild().getOutputDirectory())),
        workspace,
        jars,
        output,
        timestamp(backend.getProperties().getProperty("project.build.outputTimestamp", "")),
        config.lambda().runtime(),
        config.archive().minimize(),
        hasLayers(config),
        handlers,
        generated);
  }

  private static boolean hasLayers(BackendConfig config) {
    return !config.lambda().layers().isEmpty()
        || config.functions().values().stream().anyMatch(f -> !f.layers().isEmpty());
  }

  /**
   * As reproducible builds state it: seconds since 1970, or ISO-8601; one letter switches it off.
   */
  private static Instant timestamp(String stated) {
    if (stated.length() < 2) {
      return EARLIEST;
    }
    if (stated.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Instant.ofEpochSecond(Long.parseLong(stated));
    }
    try {
      return OffsetDateTime.parse(stated).toInstant();
    } catch (DateTimeParseException e) {
      return EARLIEST; // Maven's own plugins complain
    }
  }
}
