package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.OutputDirectory.Written;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.build.BuildContext;

/**
 * Writes a backend's bootstrap, handlers, {@code serverless.yml}, manifest and OpenAPI document.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyCollection = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends BackendGoal {
  private final BuildContext build;

  @Inject
  public GenerateMojo(ProjectDependenciesResolver resolver, BuildContext build) {
    super(resolver);
    this.build = build;
  }

  @Override
  void run(Backend backend, Diagnostics diagnostics) throws IOException {
    Optional<Result> result = backend.generate(diagnostics);
    if (result.isEmpty()) {
      return;
    }
    // where there are problems nothing is written, but edited files are one more
    Written written = backend.output().write(result.get().files(), diagnostics);
    if (diagnostics.hasErrors()) {
      return;
    }
    backend.project().addCompileSourceRoot(backend.generatedSources().toString());
    build.refresh(backend.generatedSources().toFile());
    Summary.generated(backend, result.get(), written).forEach(getLog()::info);
  }
}
