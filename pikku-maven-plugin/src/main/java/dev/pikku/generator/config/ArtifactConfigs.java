package dev.pikku.generator.config;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the configs of functions artifacts, for {@code "extends": "artifact:group:id"}. */
public interface ArtifactConfigs {

  /** The config of an artifact that the module depends on; empty if there is none. */
  Optional<Found> find(String groupId, String artifactId);

  /** An artifact's config. */
  sealed interface Found {}

  /** The artifact is a module of this build, whose directory may have a config. */
  record InDirectory(Path directory) implements Found {}

  /**
   * The artifact is a jar with a flattened config in it.
   *
   * @param name as messages call it
   */
  record Packed(String name, String text) implements Found {}

  /** For modules without dependencies. */
  static ArtifactConfigs none() {
    return (groupId, artifactId) -> Optional.empty();
  }
}
