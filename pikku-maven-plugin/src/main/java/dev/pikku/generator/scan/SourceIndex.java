package dev.pikku.generator.scan;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;

/**
 * Lines, parameter names and Javadoc of all classes that have sources, whether they are read from
 * sources or from class files: so both ways give the same model.
 */
final class SourceIndex {
  private final JavaCompiler compiler;
  private final Charset encoding;
  private final List<ScanRequest.SourceRoot> roots;
  private final Map<String, SourceEntry> entries = new HashMap<>();
  private final Map<String, CompletableFuture<Map<String, SourceEntry>>> packages = new HashMap<>();
  private final Set<Path> read = ConcurrentHashMap.newKeySet();

  SourceIndex(JavaCompiler compiler, ScanRequest request) {
    this.compiler = compiler;
    encoding = request.encoding();
    roots = Stream.concat(request.sources().stream(), request.positions().stream()).toList();
  }

  /** Begins with the packages of compiled classes, while javac reads the classes themselves. */
  void readAhead(Collection<String> binaryNames) {
    for (String name : binaryNames) {
      packages.computeIfAbsent(
          packageOf(name), one -> CompletableFuture.supplyAsync(() -> readPackage(one)));
    }
  }

  /** What the sources say about a class; reads its package's sources when first asked. */
  Optional<SourceEntry> find(String binaryName) {
    SourceEntry known = entries.get(binaryName);
    if (known == null) {
      known =
          packages
              .computeIfAbsent(
                  packageOf(binaryName), one -> CompletableFuture.completedFuture(readPackage(one)))
              .join()
              .get(binaryName);
    }
    return Optional.ofNullable(known);
  }

  private static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }

  /** Takes what javac has parsed already. */
  void add(Trees trees, CompilationUnitTree unit) {
    add(trees, unit, entries);
  }

  private void add(Trees trees, CompilationUnitTree unit, Map<String, SourceEntry> to) {
    if (!unit.getSourceFile().toUri().getScheme().equals("file")) {
      return;
    }
    Path path = Path.of(unit.getSourceFile().toUri());
    for (ScanRequest.SourceRoot root : roots) {
      if (path.startsWith(root.directory().toAbsolutePath())) {
        read.add(path);
        try {
          SourceReader.read(trees, unit, display(root, path), root.origin(), to);
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

  /** Reads what is not read yet; on whatever thread. */
  private Map<String, SourceEntry> readPackage(String packageName) {
    Map<String, SourceEntry> found = new HashMap<>();
    try {
      List<Path> unread = unread(packageName);
      if (!unread.isEmpty()) {
        parse(unread, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private List<Path> unread(String packageName) throws IOException {
    List<Path> unread = new ArrayList<>();
    for (ScanRequest.SourceRoot root : roots) {
      Path directory = root.directory().toAbsolutePath().resolve(packageName.replace('.', '/'));
      if (Files.isDirectory(directory)) {
        try (Stream<Path> list = Files.list(directory)) {
          list.filter(path -> path.toString().endsWith(".java") && read.add(path))
              .sorted()
              .forEach(unread::add);
        }
      }
    }
    return unread;
  }

  private void parse(List<Path> paths, Map<String, SourceEntry> to) throws IOException {
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, encoding)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, problem -> {}, null, null, files.getJavaFileObjectsFromPaths(paths));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        add(trees, unit, to);
      }
    }
  }
}
