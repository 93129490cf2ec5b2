package dev.pikku.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A user's project under {@code src/projects}, copied to where a test may change it. */
record Project(Path directory) {

  /** A fresh copy under {@code target/it}. */
  static Project copy(String name, String test) throws IOException {
    Path source = Path.of("src/projects", name).toAbsolutePath();
    Path target = Path.of("target/it", name + "-" + test).toAbsolutePath();
    delete(target);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = target.resolve(source.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new Project(target);
  }

  MavenBuild maven() {
    return MavenBuild.in(directory);
  }

  Path path(String relative) {
    return directory.resolve(relative);
  }

  String read(String relative) throws IOException {
    return Files.readString(path(relative));
  }

  void write(String relative, String text) throws IOException {
    Files.createDirectories(path(relative).getParent());
    Files.writeString(path(relative), text);
  }

  void replace(String relative, String before, String after) throws IOException {
    String text = read(relative);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(relative + " has no " + before);
    }
    write(relative, text.replace(before, after));
  }

  /** Text of all files below a directory, by path. */
  SortedMap<String, String> contents(String relative) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Path file : files(relative)) {
      contents.put(
          path(relative).relativize(file).toString().replace('\\', '/'),
          Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  /** When each file below a directory was written. */
  SortedMap<String, String> times(String relative) throws IOException {
    SortedMap<String, String> times = new TreeMap<>();
    for (Path file : files(relative)) {
      times.put(file.toString(), Files.getLastModifiedTime(file).toString());
    }
    return times;
  }

  private List<Path> files(String relative) throws IOException {
    if (!Files.exists(path(relative))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(path(relative))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
