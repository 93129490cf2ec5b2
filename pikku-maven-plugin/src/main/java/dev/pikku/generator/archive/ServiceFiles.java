package dev.pikku.generator.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which files in {@code META-INF/services} mean something in an archive. One whose service
 * nothing there can ask for is left out, with the providers that only it mentions; and Pikku's own
 * providers give way to others of the same service.
 */
final class ServiceFiles {
  private static final String DIRECTORY = "META-INF/services/";

  private final List<Artifact> artifacts;
  private final Set<String> provided;
  private final ArchiveRequest request;

  /**
   * @param artifacts what the archive is made of
   * @param provided classes that the managed runtime has beside the JDK's
   */
  ServiceFiles(List<Artifact> artifacts, Set<String> provided, ArchiveRequest request) {
    this.artifacts = artifacts;
    this.provided = provided;
    this.request = request;
  }

  /**
   * Why a service file is left out; empty if it stays.
   *
   * @param reached classes that are in the archive
   */
  Optional<String> idle(Artifact artifact, String path, Set<String> reached) {
    String service = path.substring(DIRECTORY.length()).replace('.', '/');
    switch (artifact.origin()) {
      case PIKKU -> {
        Optional<String> other = otherProvider(path);
        if (other.isPresent()) {
          return Optional.of(other.get() + " provides this service");
        }
      }
      case WORKSPACE -> {
        // what asks for it may be in a layer
        if (request.layers()) {
          return Optional.empty();
        }
      }
      case EXTERNAL -> {
        if (request.layers() || !request.minimize()) {
          return Optional.empty();
        }
      }
    }
    return reached.contains(service) || provided.contains(service) || isOfTheJdk(service)
        ? Optional.empty()
        : Optional.of("nothing in the archive asks for this service");
  }

  private Optional<String> otherProvider(String path) {
    return artifacts.stream()
        .filter(other -> other.origin() != Artifact.Origin.PIKKU)
        .filter(other -> !providers(other.services().getOrDefault(path, new byte[0])).isEmpty())
        .map(Artifact::name)
        .findFirst();
  }

  private static boolean isOfTheJdk(String service) {
    return ClassLoader.getPlatformClassLoader().getResource(service + ".class") != null;
  }

  /** The classes that a service file names. */
  static List<String> providers(byte[] text) {
    List<String> providers = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\\R", -1)) {
      int comment = line.indexOf('#');
      String provider = (comment < 0 ? line : line.substring(0, comment)).trim();
      if (!provider.isEmpty()) {
        providers.add(provider);
      }
    }
    return providers;
  }

  /** The classes of artifacts, by their internal names. */
  static Set<String> classNames(List<Artifact> artifacts) {
    Set<String> names = new HashSet<>();
    for (Artifact artifact : artifacts) {
      for (String path : artifact.classes()) {
        names.add(path.substring(0, path.length() - ".class".length()));
      }
    }
    return names;
  }
}
