package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.archive.ArchiveBuilder;
import dev.pikku.generator.archive.ArchiveResult;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;

/** Packs a backend into the archive that AWS Lambda deploys, beside the module's own jar. */
@Mojo(
    name = "package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class PackageMojo extends BackendGoal {

  private final MavenProjectHelper projects;

  @Inject
  public PackageMojo(ProjectDependenciesResolver resolver, MavenProjectHelper projects) {
    super(resolver);
    this.projects = projects;
  }

  @Override
  void run(Backend backend, Diagnostics diagnostics) throws IOException {
    Optional<Result> result = backend.generated(diagnostics);
    if (result.isEmpty() || diagnostics.hasErrors()) {
      return;
    }
    SettingsFiles.check(
        result.get().filtered().kept(), backend.runtimeClassPath(diagnostics), diagnostics);
    if (diagnostics.hasErrors()) {
      return;
    }
    Optional<ArchiveResult> archive =
        ArchiveBuilder.build(backend.archiveRequest(result.get()), diagnostics);
    if (archive.isEmpty() || diagnostics.hasErrors()) {
      return;
    }
    if (result.get().config().backend().archive().attach()) {
      projects.attachArtifact(backend.project(), "zip", "lambda", archive.get().file().toFile());
    }
    report(backend.reports().resolve("archive.txt"), ArchiveTable.text(archive.get()));
    getLog().info(Summary.packaged(backend, result.get(), archive.get()));
  }

  private static void report(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    }
  }
}
