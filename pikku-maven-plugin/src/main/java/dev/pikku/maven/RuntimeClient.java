package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Code;
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

/** AWS's own program that runs Java functions. Only those who run one need it. */
final class RuntimeClient {
  static final String VERSION = "2.9.0";
  private static final String ARTIFACT =
      "com.amazonaws:aws-lambda-java-runtime-interface-client:jar:";

  private final RepositorySystem system;

  RuntimeClient(RepositorySystem system) {
    this.system = system;
  }

  /** Its jars; none if it is not to be had, which is reported. */
  List<Path> resolve(
      String version,
      RepositorySystemSession session,
      List<RemoteRepository> repositories,
      Diagnostics diagnostics) {
    Dependency client = new Dependency(new DefaultArtifact(ARTIFACT + version), "runtime");
    try {
      return system
          .resolveDependencies(
              session, new DependencyRequest(new CollectRequest(client, repositories), null))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      diagnostics.error(
          Code.MISSING_RUNTIME_CLIENT,
          Place.NONE,
          "AWS's runtime client cannot be resolved: " + e.getMessage(),
          "It is fetched once, from where the project's dependencies come from. "
              + "Another version can be asked for with -Dpikku.dev.runtimeClient=….");
      return List.of();
    }
  }
}
