package dev.pikku.generator.emit;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes generated files: only what differs, all or nothing where there is a problem, and never
 * over the work of a person. Files that it wrote before and that are no longer generated go.
 */
public final class OutputDirectory {
  private static final String INDEX = ".pikku-files";

  private final Map<Root, Path> roots;
  private final Path workspace;

  /**
   * Where each kind of file goes.
   *
   * @param workspace what the places of problems are relative to
   */
  public OutputDirectory(Path sources, Path reports, Path module, Path workspace) {
    this.workspace = workspace.toAbsolutePath().normalize();
    roots = Map.of(Root.SOURCES, sources, Root.REPORTS, reports, Root.MODULE, module);
  }

  /**
   * What a run did.
   *
   * @param written files that are new or differ from before
   * @param unchanged files left alone
   * @param deleted files of an earlier run
   */
  public record Written(List<Path> written, int unchanged, List<Path> deleted) {
    public Written {
      written = List.copyOf(written);
      deleted = List.copyOf(deleted);
    }
  }

  /**
   * Brings the directories into the given state; does nothing if there is an error, or if one of
   * the module's own files was written or edited by hand.
   */
  public Written write(List<GeneratedFile> files, Diagnostics diagnostics) {
    try {
      return tryToWrite(files, diagnostics);
    } catch (FileSystemException e) {
      String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      cannotWrite(e.getFile() == null ? root(Root.MODULE) : Path.of(e.getFile()), why, diagnostics);
    } catch (IOException e) {
      cannotWrite(root(Root.MODULE), String.valueOf(e.getMessage()), diagnostics);
    }
    return new Written(List.of(), 0, List.of());
  }

  private void cannotWrite(Path path, String why, Diagnostics diagnostics) {
    diagnostics.error(
        Code.CANNOT_WRITE,
        new Place(display(path), 0),
        "This cannot be written: " + why + ".",
        "Make room for it, or make it writable, and build again.");
  }

  private Written tryToWrite(List<GeneratedFile> files, Diagnostics diagnostics)
      throws IOException {
    SortedMap<Path, String> contents = new TreeMap<>();
    for (GeneratedFile file : files) {
      contents.put(resolve(file.root(), file.path()), file.content());
      if (file.root() == Root.MODULE) {
        checkUnedited(file, diagnostics);
      }
    }
    if (diagnostics.hasErrors()) {
      return new Written(List.of(), 0, List.of());
    }
    List<Path> deleted = new ArrayList<>();
    for (Root root : List.of(Root.SOURCES, Root.REPORTS)) {
      SortedSet<String> now = new TreeSet<>();
      files.stream().filter(f -> f.root() == root).forEach(f -> now.add(f.path()));
      deleted.addAll(deleteStale(root, now));
      if (!now.isEmpty()) {
        contents.put(resolve(root, INDEX), String.join("\n", now) + "\n");
      }
    }
    List<Path> written = new ArrayList<>();
    int unchanged = 0;
    for (Map.Entry<Path, String> entry : contents.entrySet()) {
      boolean index = entry.getKey().endsWith(INDEX);
      if (replace(entry.getKey(), entry.getValue())) {
        if (!index) {
          written.add(entry.getKey());
        }
      } else if (!index) {
        unchanged++;
      }
    }
    return new Written(written, unchanged, deleted);
  }

  private Path resolve(Root root, String path) {
    Path base = root(root);
    Path resolved = base.resolve(path).normalize();
    if (!resolved.startsWith(base) || resolved.equals(base)) {
      throw new IllegalArgumentException("\"" + path + "\" leaves " + base);
    }
    return resolved;
  }

  private Path root(Root root) {
    Path base = roots.get(root);
    if (base == null) {
      throw new IllegalStateException("No directory for " + root);
    }
    return base.toAbsolutePath().normalize();
  }

  private void checkUnedited(GeneratedFile file, Diagnostics diagnostics) throws IOException {
    Path path = resolve(file.root(), file.path());
    if (!Files.exists(path)) {
      return;
    }
    if (Files.isDirectory(path)) {
      cannotWrite(path, "it is a directory", diagnostics);
      return;
    }
    String before = text(path);
    if (!GeneratedHeader.isIntact(before)) {
      diagnostics.error(
          Code.HAND_WRITTEN_FILE,
          new Place(display(path), 1),
          GeneratedHeader.isPresent(before)
              ? "\"" + file.path() + "\" was edited since pikku generated it."
              : "\"" + file.path() + "\" was not generated by pikku, which would overwrite it.",
          "Put what you need of it under \"serverless\" in pikku.config.json (or in a YAML file"
              + " named there), which is merged over what is generated; then delete the file and"
              + " build again.");
    }
  }

  /** A file's text, with another character for each that is none: what we write has all of them. */
  private static String text(Path path) throws IOException {
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
  }

  private String display(Path path) {
    Path shown = path.startsWith(workspace) ? workspace.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }

  private List<Path> deleteStale(Root root, SortedSet<String> now) throws IOException {
    Path index = resolve(root, INDEX);
    if (!Files.exists(index)) {
      return List.of();
    }
    List<Path> deleted = new ArrayList<>();
    for (String line : Files.readAllLines(index)) {
      if (line.isEmpty() || now.contains(line)) {
        continue;
      }
      Path stale = resolve(root, line);
      if (Files.deleteIfExists(stale)) {
        deleted.add(stale);
        deleteEmptyDirectories(root, stale);
      }
    }
    if (now.isEmpty()) {
      Files.delete(index);
    }
    return deleted;
  }

  private void deleteEmptyDirectories(Root root, Path deleted) throws IOException {
    Path base = root(root);
    Path directory = deleted.getParent();
    while (directory != null && !directory.equals(base) && isEmpty(directory)) {
      Files.delete(directory);
      directory = directory.getParent();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Whether the file had to be written. A reader never sees half of it. */
  private static boolean replace(Path path, String content) throws IOException {
    if (Files.exists(path) && GeneratedHeader.unixLines(text(path)).equals(content)) {
      return false;
    }
    Path directory = path.getParent();
    if (directory == null) {
      throw new IllegalArgumentException(path + " has no directory");
    }
    Files.createDirectories(directory);
    Path half = directory.resolve("." + path.getFileName() + ".half");
    Files.writeString(half, content);
    Files.move(half, path, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
