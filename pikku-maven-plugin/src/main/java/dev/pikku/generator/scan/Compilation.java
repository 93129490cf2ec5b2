package dev.pikku.generator.scan;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.model.PikkuModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.FileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** One run of javac over sources and class names together; nothing is compiled. */
final class Compilation {
  private final JavaCompiler compiler;
  private final ScanRequest request;
  private final Diagnostics diagnostics;
  private final JavacProblems problems;

  Compilation(JavaCompiler compiler, ScanRequest request, Diagnostics diagnostics) {
    this.compiler = compiler;
    this.request = request;
    this.diagnostics = diagnostics;
    problems = new JavacProblems(request.sources());
  }

  /** Reads the model; empty if javac did not get that far, which is then reported. */
  Optional<PikkuModel> read(List<Path> sources, List<AnnotatedClasses.Found> classes) {
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, null, request.encoding())) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath());
      return read(sources, classes, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<PikkuModel> read(
      List<Path> sources, List<AnnotatedClasses.Found> classes, StandardJavaFileManager files)
      throws IOException {
    UnnamedModule visible = new UnnamedModule(files, this::isGenerated);
    SourceIndex index = new SourceIndex(compiler, request);
    index.readAhead(classes.stream().map(AnnotatedClasses.Found::name).toList());
    Map<String, Origin> origins = new HashMap<>();
    classes.forEach(found -> origins.put(found.name(), found.origin()));
    List<JavaFileObject> units = new ArrayList<>();
    files.getJavaFileObjectsFromPaths(sources).forEach(units::add);
    if (!units.isEmpty()) {
      request.generatedPackages().stream().flatMap(GeneratedStub::in).forEach(units::add);
    }
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                visible,
                problems,
                options(),
                classes.stream().map(AnnotatedClasses.Found::name).toList(),
                units);
    Trees trees = Trees.instance(task);
    task.addTaskListener(
        new TaskListener() {
          @Override
          public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.PARSE) {
              index.add(trees, event.getCompilationUnit());
            }
          }
        });
    FirstRound round = new FirstRound(visible, index, origins);
    task.setProcessors(List.of(round));
    task.call();
    problems.tell(round.started, diagnostics);
    return Optional.ofNullable(round.model);
  }

  private List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of("-proc:only", "-parameters", "-implicit:none", "-Xprefer:source", "-nowarn"));
    // Language levels below 9 know no records; then the running JDK's own reads just as well.
    if (request.release() >= 9) {
      options.add("-source");
      options.add(String.valueOf(request.release()));
    }
    return options;
  }

  private List<Path> classPath() {
    return Stream.concat(
            request.classes().stream().map(ScanRequest.ClassEntry::path),
            request.classPath().stream())
        .toList();
  }

  private List<Path> leadingDirectories() {
    return classPath().stream().takeWhile(Files::isDirectory).toList();
  }

  private List<Path> sourcePath() {
    return request.sources().stream()
        .map(ScanRequest.SourceRoot::directory)
        .filter(Files::isDirectory)
        .toList();
  }

  private boolean isGenerated(FileObject file) {
    return "file".equals(file.toUri().getScheme())
        && request.generatedRoots().stream()
            .anyMatch(root -> Path.of(file.toUri()).startsWith(root.toAbsolutePath()));
  }

  /** Reads everything when javac has entered the elements; there is no second round. */
  private final class FirstRound extends AbstractProcessor {
    private final UnnamedModule files;
    private final SourceIndex index;
    private final Map<String, Origin> origins;
    private boolean started;
    private @Nullable PikkuModel model;

    FirstRound(UnnamedModule files, SourceIndex index, Map<String, Origin> origins) {
      this.files = files;
      this.index = index;
      this.origins = origins;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      if (started) {
        return false;
      }
      started = true;
      if (processingEnv.getElementUtils().getTypeElement("dev.pikku.PikkuFunc") == null) {
        diagnostics.error(
            Code.UNRESOLVED_TYPE,
            Place.NONE,
            "dev.pikku.PikkuFunc is not on the class path.",
            "Add the dependency dev.pikku:pikku-runtime.");
        return false;
      }
      Round round =
          Round.of(
              processingEnv,
              new ClassFiles(files, leadingDirectories()),
              index,
              origins,
              diagnostics);
      model = ModelReader.read(round, ElementFilter.typesIn(environment.getRootElements()));
      return false;
    }
  }
}
