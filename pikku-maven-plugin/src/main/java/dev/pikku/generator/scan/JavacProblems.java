package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What javac complains about. Missing symbols are no problem as such: another generator, or this
 * one, may make them after the scan; where a function needs one, it is reported by name.
 */
final class JavacProblems implements DiagnosticListener<JavaFileObject> {
  private static final List<String> MISSING_SYMBOL =
      List.of("cant.resolve", "doesnt.exist", "cant.ref", "static.imp.only", "import.requires");
  private static final List<String> SYNTAX =
      List.of(
          "expected",
          "illegal",
          "premature",
          "unclosed",
          "not.stmt",
          "orphaned",
          "else.without",
          "catch.without",
          "try.without",
          "invalid",
          "class.public.should",
          "int.number",
          "ref.ambiguous");

  private final List<ScanRequest.SourceRoot> roots;
  private final List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();

  JavacProblems(List<ScanRequest.SourceRoot> roots) {
    this.roots = roots;
  }

  @Override
  public void report(Diagnostic<? extends JavaFileObject> problem) {
    if (problem.getKind() == Diagnostic.Kind.ERROR) {
      errors.add(problem);
    }
  }

  /**
   * Passes on what keeps the model from being whole.
   *
   * @param scanned whether javac got as far as showing its elements
   */
  void tell(boolean scanned, Diagnostics diagnostics) {
    boolean told = false;
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      if (isNewerClassFile(error)) {
        newerClassFile(error, diagnostics);
        told = true;
      } else if (scanned
          ? matches(error, SYNTAX) || isOfOurAnnotation(error)
          : !matches(error, MISSING_SYMBOL)) {
        syntaxError(error, diagnostics);
        told = true;
      }
    }
    if (!scanned && !told) {
      errors.forEach(error -> syntaxError(error, diagnostics));
    }
  }

  /** No generator makes an element that an annotation of Pikku's lacks: it is misspelt. */
  private static boolean isOfOurAnnotation(Diagnostic<?> error) {
    return error.getMessage(Locale.ROOT).contains("@interface dev.pikku.");
  }

  private static boolean matches(Diagnostic<?> error, List<String> family) {
    String code = String.valueOf(error.getCode()).replaceFirst("^compiler\\.err\\.", "");
    return family.stream().anyMatch(code::startsWith)
        || (family == MISSING_SYMBOL && code.contains("doesnt.exist"));
  }

  private static boolean isNewerClassFile(Diagnostic<?> error) {
    return "compiler.err.cant.access".equals(error.getCode())
        && error.getMessage(Locale.ROOT).contains("version");
  }

  private void newerClassFile(Diagnostic<? extends JavaFileObject> error, Diagnostics diagnostics) {
    diagnostics.error(
        Code.NEWER_CLASS_FILE,
        place(error),
        "Java "
            + Runtime.version().feature()
            + ", which runs Maven, cannot read a class: "
            + oneLine(error)
            + ".",
        "Run Maven on a newer JDK, or compile that class for an older one.");
  }

  private void syntaxError(Diagnostic<? extends JavaFileObject> error, Diagnostics diagnostics) {
    diagnostics.error(
        Code.SYNTAX_ERROR,
        place(error),
        "javac says: " + oneLine(error) + ".",
        "Correct it; no function can be found before.");
  }

  private static String oneLine(Diagnostic<?> error) {
    return error.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private Place place(Diagnostic<? extends JavaFileObject> error) {
    @Nullable JavaFileObject file = error.getSource();
    if (file == null) {
      return Place.NONE;
    }
    String name = file.getName();
    if ("file".equals(file.toUri().getScheme())) {
      Path path = Path.of(file.toUri());
      for (ScanRequest.SourceRoot root : roots) {
        if (path.startsWith(root.directory().toAbsolutePath())) {
          name = SourceIndex.display(root, path);
        }
      }
    }
    return new Place(
        name, (int) Math.max(0, error.getLineNumber()), (int) Math.max(0, error.getColumnNumber()));
  }
}
