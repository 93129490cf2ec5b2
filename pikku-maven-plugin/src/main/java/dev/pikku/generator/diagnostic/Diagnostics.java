package dev.pikku.generator.diagnostic;

import java.util.List;
import java.util.TreeSet;

/** Gathers the problems of one build, so that all of them are told at once, sorted. */
public final class Diagnostics {
  private final TreeSet<Diagnostic> errors = new TreeSet<>();
  private final TreeSet<Diagnostic> warnings = new TreeSet<>();

  public void error(Code code, Place place, String fact, String remedy) {
    errors.add(new Diagnostic(code, place, fact, remedy));
  }

  public void warn(Code code, Place place, String fact, String remedy) {
    warnings.add(new Diagnostic(code, place, fact, remedy));
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  public List<Diagnostic> errors() {
    return List.copyOf(errors);
  }

  public List<Diagnostic> warnings() {
    return List.copyOf(warnings);
  }
}
