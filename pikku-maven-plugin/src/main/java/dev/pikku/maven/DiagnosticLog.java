package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Diagnostics;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells the problems of a build, all at once, and fails it once. */
final class DiagnosticLog {
  private DiagnosticLog() {}

  static void report(Diagnostics diagnostics, Log log) throws MojoFailureException {
    diagnostics.warnings().forEach(warning -> log.warn(warning.toString()));
    diagnostics.errors().forEach(error -> log.error(error.toString()));
    int errors = diagnostics.errors().size();
    if (errors > 0) {
      throw new MojoFailureException(
          errors == 1
              ? "pikku found 1 problem, see above"
              : "pikku found " + errors + " problems, see above");
    }
  }
}
