package dev.pikku.maven;

import dev.pikku.generator.config.ConfigReader;
import dev.pikku.generator.config.ResolvedConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;

/** Checks a backend's config, with all that it inherits, and nothing else. */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresDependencyCollection = ResolutionScope.COMPILE,
    threadSafe = true)
public final class ValidateMojo extends BackendGoal {

  @Inject
  public ValidateMojo(ProjectDependenciesResolver resolver) {
    super(resolver);
  }

  @Override
  void run(Backend backend, Diagnostics diagnostics) throws IOException {
    List<Library> libraries = backend.libraries(diagnostics);
    if (!diagnostics.hasErrors()) {
      ResolvedConfig config = ConfigReader.read(backend.config(libraries), diagnostics);
      if (!diagnostics.hasErrors()) {
        getLog().info(config.backend().name() + ": the config is valid");
      }
    }
  }
}
