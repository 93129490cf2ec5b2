package dev.pikku.generator.scan;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/**
 * Lines, parameter names and Javadoc of all classes that have sources, whether they are read from
 * sources or from class files: so both ways give the same model.
 */
final class SourceIndex {
  private final JavaCompiler compiler;
  private final StandardJavaFileManager files;
  private final List<ScanRequest.SourceRoot> roots;
  private final Map<String, SourceEntry> entries = new HashMap<>();
  private final Set<String> packages = new HashSet<>();
  private final Set<Path> read = new HashSet<>();

  SourceIndex(JavaCompiler compiler, StandardJavaFileManager files, ScanRequest request) {
    this.compiler = compiler;
    this.files = files;
    roots = Stream.concat(request.sources().stream(), request.positions().stream()).toList();
  }

  /** What the sources say about a class; reads its package's sources when first asked. */
  Optional<SourceEntry> find(String binaryName) {
    SourceEntry known = entries.get(binaryName);
    int dot = binaryName.lastIndexOf('.');
    String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
    if (known == null && packages.add(packageName)) {
      readPackage(packageName);
      known = entries.get(binaryName);
    }
    return Optional.ofNullable(known);
  }

  /** Takes what javac has parsed already. */
  void add(Trees trees, CompilationUnitTree unit) {
    if (!unit.getSourceFile().toUri().getScheme().equals("file")) {
      return;
    }
    Path path = Path.of(unit.getSourceFile().toUri());
    for (ScanRequest.SourceRoot root : roots) {
      if (path.startsWith(root.directory().toAbsolutePath())) {
        read.add(path);
        try {
          SourceReader.read(trees, unit, display(root, path), root.origin(), entries);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return;
      }
    }
  }

  /** How messages show a file. */
  static String display(ScanRequest.SourceRoot root, Path file) {
    String path = root.directory().toAbsolutePath().relativize(file).toString().replace('\\', '/');
    return root.display().isEmpty() ? path : root.display() + "/" + path;
  }

  List<ScanRequest.SourceRoot> roots() {
    return roots;
  }

  private void readPackage(String packageName) {
    List<Path> unread = new ArrayList<>();
    for (ScanRequest.SourceRoot root : roots) {
      Path directory = root.directory().toAbsolutePath().resolve(packageName.replace('.', '/'));
      if (Files.isDirectory(directory)) {
        try (Stream<Path> list = Files.list(directory)) {
          list.filter(path -> path.toString().endsWith(".java") && read.add(path))
              .sorted()
              .forEach(unread::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    if (unread.isEmpty()) {
      return;
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null, files, problem -> {}, null, null, files.getJavaFileObjectsFromPaths(unread));
    try {
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        add(trees, unit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
