package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator;
import dev.pikku.generator.PikkuGenerator.Request;
import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.archive.ArchiveRequest;
import dev.pikku.generator.config.ConfigRequest;
import dev.pikku.generator.config.PackageName;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.OutputDirectory;
import dev.pikku.generator.emit.door.EmittedDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/** A module that declares the plugin, as Maven knows it. */
final class Backend {
  private static final String PLUGIN = "dev.pikku:pikku-maven-plugin";
  private static final String LAMBDA = "dev.pikku:pikku-lambda";
  private static final String AWS_SERVICES = "dev.pikku:pikku-aws-services";
  private static final String RESULT = "dev.pikku.result";

  private final MavenProject project;
  private final MavenSession session;
  private final MojoExecution execution;
  private final ProjectDependenciesResolver resolver;

  Backend(
      MavenProject project,
      MavenSession session,
      MojoExecution execution,
      ProjectDependenciesResolver resolver) {
    this.project = project;
    this.session = session;
    this.execution = execution;
    this.resolver = resolver;
  }

  /**
   * Whether a module is a backend at all. A goal called by name runs in every module of a
   * workspace, and must be silent in the others.
   */
  static boolean declaredIn(MavenProject project) {
    return !"pom".equals(project.getPackaging())
        && project.getBuild().getPluginsAsMap().containsKey(PLUGIN);
  }

  /**
   * Whether a module that declares the plugin has functions for others, and is no backend: it packs
   * its config.
   */
  static boolean isFunctionsModule(MavenProject project) {
    return project.getPlugin(PLUGIN).getExecutions().stream()
        .anyMatch(execution -> execution.getGoals().contains("functions"));
  }

  MavenProject project() {
    return project;
  }

  Path classes() {
    return Path.of(project.getBuild().getOutputDirectory());
  }

  Path generatedSources() {
    return Siblings.generated(project);
  }

  /** Where manifest and reports go. */
  Path reports() {
    return Path.of(project.getBuild().getDirectory(), "pikku");
  }

  OutputDirectory output() {
    return new OutputDirectory(
        generatedSources(), reports(), project.getBasedir().toPath(), Reactor.root(project));
  }

  Path serverless() {
    return project.getBasedir().toPath().resolve("serverless.yml");
  }

  /** The deployable archive. */
  Path archive() {
    return Path.of(
        project.getBuild().getDirectory(), project.getBuild().getFinalName() + "-lambda.zip");
  }

  /** A path as people are shown it: relative to where they called Maven, if it is below that. */
  String display(Path path) {
    Path called = Path.of(session.getExecutionRootDirectory());
    Path shown = path.startsWith(called) ? called.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }

  /** What it depends on; what is missing is reported. */
  List<Library> libraries(Diagnostics diagnostics) {
    return new Dependencies(resolver, session).of(project, diagnostics);
  }

  /** Everything that is generated for it; nothing if a dependency is missing. */
  Optional<Result> generate(Diagnostics diagnostics) {
    List<Library> libraries = libraries(diagnostics);
    if (diagnostics.hasErrors()) {
      return Optional.empty(); // what follows would follow from that
    }
    requireLambda(libraries, diagnostics);
    boolean awsServices = contains(libraries, AWS_SERVICES);
    String relative =
        project.getBasedir().toPath().relativize(archive()).toString().replace('\\', '/');
    Result result =
        PikkuGenerator.generate(
            new Request(
                config(libraries),
                generated -> ScanRequests.of(project, libraries, generated),
                awsServices,
                relative),
            diagnostics);
    if (!diagnostics.hasErrors()) {
      project.setContextValue(RESULT, result);
    }
    return Optional.of(result);
  }

  /** Without it javac would complain about the generated handlers, which are not at fault. */
  private void requireLambda(List<Library> libraries, Diagnostics diagnostics) {
    if (!contains(libraries, LAMBDA)) {
      diagnostics.error(
          Code.MISSING_MODULE,
          new Place(Dependencies.place(project), 0),
          "\"pikku-lambda\" is not a dependency, but generated handlers build on it.",
          "Add the dependency " + LAMBDA + " to the backend's pom.xml.");
    }
  }

  private static boolean contains(List<Library> libraries, String id) {
    return libraries.stream().anyMatch(library -> library.id().equals(id));
  }

  /** What this build generated already, or else would generate. */
  Optional<Result> generated(Diagnostics diagnostics) {
    return project.getContextValue(RESULT) instanceof Result result
        ? Optional.of(result)
        : generate(diagnostics);
  }

  /** What its functions need to run, its own classes first; what is missing is reported. */
  List<Path> runtimeClassPath(Diagnostics diagnostics) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(classes());
    classPath.addAll(new Dependencies(resolver, session).runtime(project, diagnostics));
    return classPath;
  }

  /** Whether a build has left what AWS instantiates, and how. */
  boolean isBuilt(Result result) {
    return Files.exists(serverless())
        && handlers(result).stream()
            .allMatch(
                handler -> Files.exists(classes().resolve(handler.replace('.', '/') + ".class")));
  }

  /** The jars of a tool, from where the backend's dependencies come from. */
  List<Path> resolve(
      FetchedTools tools, FetchedTool tool, String version, Diagnostics diagnostics) {
    return tools.resolve(
        tool,
        version,
        session.getRepositorySession(),
        project.getRemoteProjectRepositories(),
        diagnostics);
  }

  ArchiveRequest archiveRequest(Result result) throws IOException {
    return ArchiveRequests.of(
        project,
        Reactor.of(session),
        new Dependencies(resolver, session).dependents(project),
        result.config().backend(),
        handlers(result),
        generated(result),
        archive());
  }

  ConfigRequest config(List<Library> libraries) {
    FunctionsConfigs configs = new FunctionsConfigs(libraries);
    return new ConfigRequest(
        Reactor.root(project),
        project.getBasedir().toPath(),
        project.getArtifactId(),
        project.getVersion(),
        PackageName.of(project.getGroupId(), project.getArtifactId()),
        configs,
        configs.packed(),
        PomConfiguration.of(project, execution, project.getPlugin(PLUGIN)),
        properties());
  }

  private static SortedSet<String> handlers(Result result) {
    SortedSet<String> handlers = new TreeSet<>();
    for (EmittedDoor door : result.doors()) {
      handlers.add(door.handler());
      door.corsless().ifPresent(handler -> handlers.add(handler));
    }
    return handlers;
  }

  private static Set<String> generated(Result result) {
    return result.files().stream()
        .filter(file -> file.root() == GeneratedFile.Root.SOURCES)
        .map(file -> file.path().substring(0, file.path().length() - ".java".length()))
        .collect(Collectors.toSet());
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    session
        .getUserProperties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    return properties;
  }
}
