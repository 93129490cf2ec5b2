package dev.pikku.maven;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds a backend's dependencies before anything is compiled. Maven itself would demand the jars of
 * sibling modules, which a fresh workspace has not got.
 */
final class Dependencies {
  private final ProjectDependenciesResolver resolver;
  private final MavenSession session;
  private final Reactor reactor;

  Dependencies(ProjectDependenciesResolver resolver, MavenSession session) {
    this.resolver = resolver;
    this.session = session;
    this.reactor = Reactor.of(session);
  }

  /** The module's compile class path, nearest first. */
  List<Library> of(MavenProject backend, Diagnostics diagnostics) {
    List<Library> libraries = new ArrayList<>();
    DependencyTree tree =
        new DependencyTree(
            resolve(backend, DependencyTree.COMPILE, diagnostics), DependencyTree.COMPILE);
    for (DependencyNode node : tree.nodes()) {
      Artifact artifact = node.getArtifact();
      MavenProject module = reactor.module(artifact);
      if (module != null) {
        libraries.add(sibling(tree, node, module));
      } else if (artifact.getFile() != null) {
        Library.Form form = new Library.Jar(artifact.getFile().toPath());
        libraries.add(library(tree, node, form, Optional.empty()));
      }
    }
    return libraries;
  }

  /** What runs, nearest first: jars, and the classes of modules as the last build left them. */
  List<Path> runtime(MavenProject backend, Diagnostics diagnostics) {
    List<Path> classPath = new ArrayList<>();
    DependencyTree tree =
        new DependencyTree(
            resolve(backend, DependencyTree.RUNTIME, diagnostics), DependencyTree.RUNTIME);
    for (DependencyNode node : tree.nodes()) {
      MavenProject module = reactor.module(node.getArtifact());
      if (module != null) {
        classPath.add(Path.of(module.getBuild().getOutputDirectory()));
      } else if (node.getArtifact().getFile() != null) {
        classPath.add(node.getArtifact().getFile().toPath());
      }
    }
    return classPath;
  }

  /** Who depends on what at run time, as {@code group:artifact}. Nothing is resolved for it. */
  Map<String, Set<String>> dependents(MavenProject backend) throws IOException {
    try {
      DependencyNode root =
          resolver.resolve(request(backend, (node, parents) -> false)).getDependencyGraph();
      return new DependencyTree(root, DependencyTree.RUNTIME).dependents();
    } catch (DependencyResolutionException e) {
      throw new IOException(e);
    }
  }

  private @Nullable DependencyNode resolve(
      MavenProject module, Set<String> scopes, Diagnostics diagnostics) {
    DependencyFilter external =
        (node, parents) ->
            DependencyTree.isOn(node, scopes) && reactor.module(node.getArtifact()) == null;
    try {
      return resolver.resolve(request(module, external)).getDependencyGraph();
    } catch (DependencyResolutionException e) {
      report(module, e, diagnostics);
      return e.getResult().getDependencyGraph();
    }
  }

  private DependencyResolutionRequest request(MavenProject module, DependencyFilter wanted) {
    DefaultRepositorySystemSession repositories =
        new DefaultRepositorySystemSession(session.getRepositorySession());
    DependencyTree.SETTINGS.forEach(repositories::setConfigProperty);
    return new DefaultDependencyResolutionRequest(module, repositories).setResolutionFilter(wanted);
  }

  private void report(
      MavenProject module, DependencyResolutionException e, Diagnostics diagnostics) {
    Place place = new Place(place(module), 0);
    boolean leftOut = false;
    for (Dependency missing : e.getResult().getUnresolvedDependencies()) {
      Artifact artifact = missing.getArtifact();
      if (reactor.leavesOut(artifact)) {
        leftOut = true;
        diagnostics.error(
            Code.MISSING_MODULE,
            place,
            "\""
                + artifact.getArtifactId()
                + "\" is a workspace module but not part of this build.",
            "Add -am, or run mvn install once.");
      }
    }
    if (!leftOut) {
      diagnostics.error(
          Code.MISSING_MODULE,
          place,
          String.valueOf(e.getMessage()),
          "If it is a module of this workspace, build from the workspace's root with -pl and -am.");
    }
  }

  /** A module's pom, as problems show it. */
  static String place(MavenProject module) {
    return Reactor.root(module).relativize(module.getFile().toPath()).toString().replace('\\', '/');
  }

  private static Library sibling(DependencyTree tree, DependencyNode node, MavenProject module) {
    Library.Form form = Siblings.form(module, node.getArtifact().getClassifier());
    Path directory = module.getBasedir().toPath();
    return library(
        tree, node, form, Optional.of(new Library.Sibling(directory, Siblings.roots(module))));
  }

  private static Library library(
      DependencyTree tree,
      DependencyNode node,
      Library.Form form,
      Optional<Library.Sibling> sibling) {
    Artifact artifact = node.getArtifact();
    return new Library(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        form,
        sibling,
        DependencyTree.knowsPikku(node),
        tree.isDirect(node));
  }
}
