package dev.pikku.generator.config;

import dev.pikku.generator.config.key.TextTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the config of one backend is read from.
 *
 * @param root the build's root, which places are relative to
 * @param directory the module's directory
 * @param name the service's name where the config has none
 * @param version of the module, for the API description
 * @param packageName of generated classes where the config has none; see {@link PackageName}
 * @param artifacts the configs of the functions artifacts the module depends on
 * @param packed those that hold where the module has no config of its own, the last one winning
 * @param pom the elements of the plugin's {@code <configuration>} that are no parameters of a goal
 * @param properties the session's user properties, all of them
 */
public record ConfigRequest(
    Path root,
    Path directory,
    String name,
    String version,
    String packageName,
    ArtifactConfigs artifacts,
    List<ArtifactConfigs.Found> packed,
    List<TextTree> pom,
    Map<String, String> properties) {
  /** The version of a module that nobody knows. */
  static final String UNKNOWN_VERSION = "0";

  public ConfigRequest {
    root = root.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
    packed = List.copyOf(packed);
    pom = List.copyOf(pom);
    properties = Map.copyOf(properties);
  }

  /** The same for a module whose version is not known. */
  public ConfigRequest(
      Path root,
      Path directory,
      String name,
      String packageName,
      ArtifactConfigs artifacts,
      List<ArtifactConfigs.Found> packed,
      List<TextTree> pom,
      Map<String, String> properties) {
    this(root, directory, name, UNKNOWN_VERSION, packageName, artifacts, packed, pom, properties);
  }
}
