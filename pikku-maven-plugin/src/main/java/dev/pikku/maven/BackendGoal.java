package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/** What all goals have in common: where they stay silent, and how they tell what is wrong. */
@SuppressWarnings("NullAway.Init") // Maven sets them
abstract class BackendGoal extends ConfigParameters {
  private final ProjectDependenciesResolver resolver;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Leaves this backend out. */
  @Parameter(property = "pikku.skip", defaultValue = "false")
  private boolean skip;

  BackendGoal(ProjectDependenciesResolver resolver) {
    this.resolver = resolver;
  }

  /** Whether the goal does anything in a functions module, or else in a backend. */
  boolean isFor(boolean functionsModule) {
    return !functionsModule;
  }

  /** Does the goal's work for one module. */
  abstract void run(Backend backend, Diagnostics diagnostics) throws IOException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || !Backend.declaredIn(project) || !isFor(Backend.isFunctionsModule(project))) {
      return;
    }
    Diagnostics diagnostics = new Diagnostics();
    try {
      run(new Backend(project, session, execution, resolver), diagnostics);
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    DiagnosticLog.report(diagnostics, getLog());
  }
}
