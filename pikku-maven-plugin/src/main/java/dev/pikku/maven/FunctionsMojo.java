package dev.pikku.maven;

import dev.pikku.generator.config.ConfigReader;
import dev.pikku.generator.config.ResolvedConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Packs a functions module's config, flattened, into its jar, so that backends outside this
 * workspace can extend it. Within a workspace it is found without. A module with an execution of
 * this goal is no backend: the other goals are silent in it.
 */
@Mojo(
    name = "functions",
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresDependencyCollection = ResolutionScope.COMPILE,
    threadSafe = true)
public final class FunctionsMojo extends BackendGoal {

  @Inject
  public FunctionsMojo(ProjectDependenciesResolver resolver) {
    super(resolver);
  }

  @Override
  boolean isFor(boolean functionsModule) {
    return functionsModule;
  }

  @Override
  void run(Backend backend, Diagnostics diagnostics) throws IOException {
    List<Library> libraries = backend.libraries(diagnostics);
    if (diagnostics.hasErrors()) {
      return;
    }
    ResolvedConfig config = ConfigReader.read(backend.config(libraries), diagnostics);
    Path packed = backend.classes().resolve(FunctionsConfigs.ENTRY);
    if (diagnostics.hasErrors()
        || (Files.exists(packed) && Files.readString(packed).equals(config.flattened()))) {
      return;
    }
    Files.createDirectories(backend.classes().resolve("META-INF/pikku"));
    Files.writeString(packed, config.flattened());
  }
}
