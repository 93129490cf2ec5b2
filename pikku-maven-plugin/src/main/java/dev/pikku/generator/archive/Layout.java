package dev.pikku.generator.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where everything lies in the archive: at the root what can be merged, in {@code lib/} the jars
 * that cannot.
 *
 * <p>The root comes before {@code lib/} on Lambda's class path, so a jar may only be merged if no
 * jar before it that stays in {@code lib/} has an entry of the same name.
 */
final class Layout {
  private final SortedMap<String, byte[]> root = new TreeMap<>();
  private final SortedMap<String, byte[]> lib = new TreeMap<>();
  private final SortedMap<String, Set<String>> services = new TreeMap<>();
  // everything that is placed, at the root or within a jar
  private final TreeMap<String, byte[]> placed = new TreeMap<>();
  private final Map<String, String> owners = new HashMap<>();

  /** The other artifact and the path that forbid merging; empty if nothing does. */
  Optional<String> clash(SortedMap<String, byte[]> entries) {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      Optional<String> clash = clash(entry.getKey(), entry.getValue());
      if (clash.isPresent()) {
        return clash;
      }
    }
    return Optional.empty();
  }

  /** Why an entry cannot be at the root. */
  Optional<String> clash(String path, byte[] bytes) {
    byte[] other = placed.get(path);
    if (other != null) {
      return Arrays.equals(other, bytes) ? Optional.empty() : Optional.of(clashText(path, path));
    }
    // a file where others have a directory
    String below = placed.ceilingKey(path + "/");
    if (below != null && below.startsWith(path + "/")) {
      return Optional.of(clashText(path, below));
    }
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String above = path.substring(0, slash);
      if (placed.containsKey(above)) {
        return Optional.of(clashText(path, above));
      }
    }
    return Optional.empty();
  }

  private String clashText(String path, String other) {
    return "its \"" + path + "\" differs from that of " + owners.get(other);
  }

  /** Puts entries at the root, and joins service files to those of others. */
  void merge(
      Artifact artifact,
      SortedMap<String, byte[]> entries,
      SortedMap<String, byte[]> serviceFiles) {
    place(artifact, entries);
    root.putAll(entries);
    serviceFiles.forEach(
        (path, text) ->
            services
                .computeIfAbsent(path, key -> new LinkedHashSet<>())
                .addAll(ServiceFiles.providers(text)));
  }

  /** Puts a jar into {@code lib/}, intact. */
  void keep(Artifact artifact, String group) throws IOException {
    place(artifact, artifact.entries());
    String name = artifact.file().getFileName().toString();
    String path = "lib/" + name;
    if (lib.containsKey(path)) {
      path = "lib/" + group + "." + name;
    }
    lib.put(path, Files.readAllBytes(artifact.file()));
  }

  private void place(Artifact artifact, SortedMap<String, byte[]> entries) {
    entries.forEach(
        (path, bytes) -> {
          if (placed.putIfAbsent(path, bytes) == null) {
            owners.put(path, artifact.name());
          }
        });
  }

  boolean contains(String path) {
    return placed.containsKey(path);
  }

  /** All entries of the archive. */
  SortedMap<String, byte[]> entries() {
    SortedMap<String, byte[]> entries = new TreeMap<>(root);
    entries.putAll(lib);
    services.forEach(
        (path, providers) ->
            entries.put(
                path, (String.join("\n", providers) + "\n").getBytes(StandardCharsets.UTF_8)));
    return entries;
  }
}
