package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Has Maven fetch what runs a backend on this machine. */
final class FetchedTools {
  private final RepositorySystem system;

  FetchedTools(RepositorySystem system) {
    this.system = system;
  }

  /** The tool's jars; none if it is not to be had, which is reported. */
  List<Path> resolve(
      FetchedTool tool,
      String version,
      RepositorySystemSession session,
      List<RemoteRepository> repositories,
      Diagnostics diagnostics) {
    Dependency jar =
        new Dependency(new DefaultArtifact(tool.artifact() + ":jar:" + version), "runtime");
    try {
      return system
          .resolveDependencies(
              session, new DependencyRequest(new CollectRequest(jar, repositories), null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      diagnostics.error(
          tool.missing(),
          Place.NONE,
          tool.title() + " cannot be resolved: " + e.getMessage(),
          "It is fetched once, from where the project's dependencies come from. "
              + "Another version can be asked for with -D"
              + tool.property()
              + "=….");
      return List.of();
    }
  }
}
