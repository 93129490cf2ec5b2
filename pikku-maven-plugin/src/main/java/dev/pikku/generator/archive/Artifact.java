package dev.pikku.generator.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One artifact on the backend's class path, as it would be merged: multi-release entries resolved,
 * licences under a name of their own, and without what means nothing outside its jar.
 */
final class Artifact {
  private static final String SERVICES = "META-INF/services/";

  /** Whose classes these are, which decides what may be left out of them. */
  enum Origin {
    /** Of this build. */
    WORKSPACE,
    /** Pikku's own, which loads no class by a name that it makes up. */
    PIKKU,
    EXTERNAL
  }

  private final String name;
  private final Path file;
  private final Origin origin;
  private final Optional<String> obstacle;
  private final SortedMap<String, byte[]> entries;
  private final SortedMap<String, byte[]> services;
  private final Map<String, ClassFile> parsed = new HashMap<>();

  private Artifact(
      String name,
      Path file,
      Origin origin,
      Optional<String> obstacle,
      SortedMap<String, byte[]> entries,
      SortedMap<String, byte[]> services) {
    this.name = name;
    this.file = file;
    this.origin = origin;
    this.obstacle = obstacle;
    this.entries = entries;
    this.services = services;
  }

  static Artifact read(String name, String licence, Path file, Origin origin, int release)
      throws IOException {
    ArtifactFiles files = ArtifactFiles.read(file);
    SortedMap<String, byte[]> entries = new TreeMap<>();
    SortedMap<String, byte[]> services = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : files.forRelease(release).entrySet()) {
      String path = entry.getKey();
      if (path.startsWith(SERVICES)) {
        services.put(path, entry.getValue());
      } else if (!Leftovers.meanNothingWhenMerged(path)) {
        entries.put(Leftovers.nameWhenMerged(path, licence), entry.getValue());
      }
    }
    return new Artifact(name, file, origin, files.obstacleToMerging(), entries, services);
  }

  String name() {
    return name;
  }

  Path file() {
    return file;
  }

  Origin origin() {
    return origin;
  }

  /** Why it has to stay a jar, whatever the others are. */
  Optional<String> obstacle() {
    return obstacle;
  }

  /** Classes and resources by path. */
  SortedMap<String, byte[]> entries() {
    return entries;
  }

  /** Service files by path. */
  SortedMap<String, byte[]> services() {
    return services;
  }

  /** Paths of classes, without the resources. */
  List<String> classes() {
    List<String> classes = new ArrayList<>();
    for (String path : entries.keySet()) {
      if (path.endsWith(".class")) {
        classes.add(path);
      }
    }
    return classes;
  }

  /** A class by its path; empty if there is none, or if it cannot be read. */
  Optional<ClassFile> classFile(String path) {
    byte[] bytes = entries.get(path);
    if (bytes == null || !path.endsWith(".class")) {
      return Optional.empty();
    }
    ClassFile known = parsed.get(path);
    if (known == null) {
      try {
        known = ClassFile.read(bytes);
      } catch (IOException e) {
        return Optional.empty();
      }
      parsed.put(path, known);
    }
    return Optional.of(known);
  }

  /** Its classes, taken apart, by their names. */
  Map<String, ClassParts> parts() throws IOException {
    Map<String, ClassParts> parts = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String path = entry.getKey();
      if (classFile(path).isPresent()) {
        String type = path.substring(0, path.length() - ".class".length());
        parts.put(type, ClassParts.read(entry.getValue()));
      }
    }
    return parts;
  }
}
