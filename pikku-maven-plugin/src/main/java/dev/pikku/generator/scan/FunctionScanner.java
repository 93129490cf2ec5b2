package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.PikkuModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds functions and what belongs to them, in sources and in class files alike. */
public final class FunctionScanner {
  private static final PikkuModel NOTHING =
      new PikkuModel(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          emptyMap(),
          emptyMap(),
          Optional.empty(),
          Optional.empty());

  private final Supplier<@Nullable JavaCompiler> compilers;

  public FunctionScanner() {
    this(ToolProvider::getSystemJavaCompiler);
  }

  FunctionScanner(Supplier<@Nullable JavaCompiler> compilers) {
    this.compilers = compilers;
  }

  /** Reads the model; what is wrong with it goes to the diagnostics. */
  public PikkuModel scan(ScanRequest request, Diagnostics diagnostics) {
    SourceFiles sources = SourceFiles.under(request);
    sources.foreign().forEach(file -> reportForeign(file, request, diagnostics));
    List<AnnotatedClasses.Found> classes =
        readable(AnnotatedClasses.in(request.classes()), diagnostics);
    int running = Runtime.version().feature();
    if (!sources.java().isEmpty() && request.release() > running) {
      diagnostics.error(
          Code.NEWER_SOURCES,
          Place.NONE,
          "The sources are Java " + request.release() + ", but Maven runs on Java " + running + ".",
          "Run Maven on JDK " + request.release() + " or newer.");
      return NOTHING;
    }
    if (sources.java().isEmpty() && classes.isEmpty()) {
      return NOTHING;
    }
    JavaCompiler compiler = compilers.get();
    if (compiler == null) {
      diagnostics.error(
          Code.NO_COMPILER,
          Place.NONE,
          "Maven runs on a Java without a compiler: " + System.getProperty("java.home") + ".",
          "Run it on a JDK, not on a JRE.");
      return NOTHING;
    }
    return new Compilation(compiler, request, diagnostics)
        .read(sources.java(), classes)
        .orElse(NOTHING);
  }

  private static List<AnnotatedClasses.Found> readable(
      List<AnnotatedClasses.Found> classes, Diagnostics diagnostics) {
    int running = Runtime.version().feature();
    for (AnnotatedClasses.Found found : classes) {
      int needed = found.major() - 44;
      if (needed > running) {
        diagnostics.error(
            Code.NEWER_CLASS_FILE,
            new Place(found.name().replace('.', '/') + ".class", 0),
            found.name()
                + " is compiled for Java "
                + needed
                + ", but Maven runs on Java "
                + running
                + ".",
            "Run Maven on JDK " + needed + " or newer, or compile the class for an older one.");
      }
    }
    return classes.stream().filter(found -> found.major() - 44 <= running).toList();
  }

  private static void reportForeign(Path file, ScanRequest request, Diagnostics diagnostics) {
    String name = file.getFileName().toString();
    for (ScanRequest.SourceRoot root : request.sources()) {
      Path parent = root.directory().toAbsolutePath().getParent();
      if (file.startsWith(root.directory().toAbsolutePath())) {
        name = SourceIndex.display(root, file);
      } else if (parent != null && file.startsWith(parent) && !root.display().isEmpty()) {
        name =
            root.display().replaceFirst("[^/]*$", "")
                + parent.relativize(file).toString().replace('\\', '/');
      }
    }
    diagnostics.error(
        Code.FOREIGN_LANGUAGE,
        new Place(name, 0),
        "It mentions dev.pikku, but javac cannot read it before it is compiled.",
        "Move these functions to a module of their own and run \"mvn compile\" or \"mvn package\".");
  }

  private static <T> SortedMap<String, T> emptyMap() {
    return new TreeMap<>();
  }
}
