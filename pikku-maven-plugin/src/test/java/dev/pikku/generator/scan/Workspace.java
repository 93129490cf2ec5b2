package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.FactoryModel.Origin;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A functions module in a temporary directory, which can be scanned before or after compilation.
 */
final class Workspace {

  /** Where a model is read from. */
  enum Route {
    SOURCES,
    CLASSES
  }

  private static final String IMPORTS =
      """
      import dev.pikku.*;
      import dev.pikku.service.*;
      import dev.pikku.service.Queue;
      import dev.pikku.wire.*;
      import jakarta.validation.*;
      import jakarta.validation.constraints.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  private final Path directory;
  private PikkuModel model;
  private Diagnostics diagnostics = new Diagnostics();

  Workspace(Path directory) {
    this.directory = directory;
  }

  Path sources() {
    return directory.resolve("functions/src/main/java");
  }

  Path classes() {
    return directory.resolve("functions/target/classes");
  }

  /** Adds {@code acme/<name>.java}; the declaration stands behind one line with all imports. */
  Workspace with(String name, String declaration) {
    return withFile(
        "acme/" + name + ".java",
        "package acme; " + IMPORTS.replace("\n", " ") + "\n" + declaration);
  }

  Workspace withFile(String path, String text) {
    try {
      Path file = sources().resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Workspace scan(Route route) {
    return route == Route.SOURCES ? scan(fromSources()) : compile().scan(fromClasses());
  }

  Workspace scan(ScanRequest request) {
    diagnostics = new Diagnostics();
    model = new FunctionScanner().scan(request, diagnostics);
    return this;
  }

  ScanRequest fromSources() {
    return new ScanRequest(
        List.of(root()),
        List.of(),
        classPath(),
        List.of(),
        List.of(),
        List.of("acme.pikku"),
        StandardCharsets.UTF_8,
        17);
  }

  ScanRequest fromClasses() {
    return new ScanRequest(
        List.of(),
        List.of(new ScanRequest.ClassEntry(classes(), Origin.FUNCTIONS)),
        classPath(),
        List.of(root()),
        List.of(),
        List.of("acme.pikku"),
        StandardCharsets.UTF_8,
        17);
  }

  ScanRequest.SourceRoot root() {
    return new ScanRequest.SourceRoot(sources(), "functions/src/main/java", Origin.FUNCTIONS);
  }

  Workspace compile(String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources())) {
      Files.createDirectories(classes());
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "-proc:none",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  classes().toString()));
      arguments.addAll(List.of(options));
      StringWriter out = new StringWriter();
      boolean compiled =
          compiler
              .getTask(
                  out,
                  files,
                  null,
                  arguments,
                  null,
                  files.getJavaFileObjectsFromPaths(
                      all.filter(path -> path.toString().endsWith(".java")).toList()))
              .call();
      assertThat(compiled).as(out.toString()).isTrue();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  /** The model of a workspace without mistakes. */
  PikkuModel model() {
    assertThat(diagnostics.errors()).isEmpty();
    return model;
  }

  FunctionModel function(String name) {
    return model().functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  List<Diagnostic> errors() {
    return diagnostics.errors();
  }

  /** Expects exactly one mistake and its three parts. */
  List<Diagnostic> warnings() {
    return diagnostics.warnings();
  }

  void assertOnlyError(Code code, String place, String fact, String remedy) {
    assertThat(errors()).as("%s", errors()).hasSize(1);
    assertError(code, place, fact, remedy);
  }

  void assertError(Code code, String place, String fact, String remedy) {
    assertThat(errors())
        .anySatisfy(
            error -> {
              assertThat(error.code()).isEqualTo(code);
              assertThat(error.place().toString()).isEqualTo("functions/src/main/java/" + place);
              assertThat(error.fact()).contains(fact);
              assertThat(error.remedy()).contains(remedy);
            });
  }
}
