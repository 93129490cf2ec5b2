package dev.pikku.generator.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a jar, or of a directory of classes.
 *
 * @param files by path
 * @param manifest empty if there is none
 */
record ArtifactFiles(SortedMap<String, byte[]> files, Manifest manifest) {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String VERSIONS = "META-INF/versions/";

  static ArtifactFiles read(Path file) throws IOException {
    SortedMap<String, byte[]> files = Files.isDirectory(file) ? directory(file) : jar(file);
    Manifest manifest = new Manifest();
    byte[] text = files.get(MANIFEST);
    if (text != null) {
      manifest.read(new ByteArrayInputStream(text));
    }
    return new ArtifactFiles(files, manifest);
  }

  private static SortedMap<String, byte[]> directory(Path root) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String path =
            root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        files.put(path, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static SortedMap<String, byte[]> jar(Path file) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            files.putIfAbsent(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    return files;
  }

  /** Why these files have to stay a jar of their own; empty if nothing speaks against merging. */
  Optional<String> obstacleToMerging() {
    for (String path : files.keySet()) {
      if (path.startsWith("META-INF/") && path.indexOf('/', "META-INF/".length()) < 0) {
        String upper = path.toUpperCase(Locale.ROOT);
        if (upper.endsWith(".SF")
            || upper.endsWith(".RSA")
            || upper.endsWith(".DSA")
            || upper.endsWith(".EC")) {
          return Optional.of("it is signed");
        }
      }
      if (path.startsWith("/") || path.contains("\\") || path.contains("../")) {
        return Optional.of("it has an entry with an unusual path, \"" + path + "\"");
      }
    }
    if (isTrue(manifest.getMainAttributes(), Attributes.Name.SEALED)) {
      return Optional.of("it is sealed");
    }
    for (Attributes attributes : manifest.getEntries().values()) {
      if (isTrue(attributes, Attributes.Name.SEALED)) {
        return Optional.of("it is sealed in part");
      }
    }
    return Optional.empty();
  }

  /** The files as a JVM of that release sees them, under their plain names. */
  SortedMap<String, byte[]> forRelease(int release) {
    boolean versioned = isTrue(manifest.getMainAttributes(), Attributes.Name.MULTI_RELEASE);
    SortedMap<String, byte[]> seen = new TreeMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      String path = entry.getKey();
      int version = 0;
      if (path.startsWith(VERSIONS)) {
        int slash = path.indexOf('/', VERSIONS.length());
        version = slash < 0 ? -1 : number(path.substring(VERSIONS.length(), slash));
        if (!versioned || version < 9 || version > release) {
          continue;
        }
        path = path.substring(slash + 1);
        if (path.startsWith("META-INF/")) {
          // the JVM does not look there
          continue;
        }
      }
      if (versions.getOrDefault(path, -1) < version) {
        versions.put(path, version);
        seen.put(path, entry.getValue());
      }
    }
    return seen;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static boolean isTrue(Attributes attributes, Attributes.Name name) {
    @Nullable String value = attributes.getValue(name);
    return value != null && value.trim().equalsIgnoreCase("true");
  }
}
