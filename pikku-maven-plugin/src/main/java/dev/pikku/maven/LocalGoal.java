package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.local.EnvFile;
import dev.pikku.local.LocalBackend;
import dev.pikku.local.LocalSettings;
import dev.pikku.local.LocalSettings.Behaviour;
import dev.pikku.local.LocalSettings.Ports;
import dev.pikku.local.server.PortInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What goals have in common that run a backend on this machine. */
abstract class LocalGoal extends BackendGoal {
  private final String name;
  private final RepositorySystem repositories;

  /** Where a debugger finds the first function, and each further one a port on; 0 for none. */
  @Parameter(property = "pikku.dev.debugPort", defaultValue = "0")
  private int debugPort;

  /**
   * Where queues of other backends are that run on this machine, separated by commas: there, remote
   * functions are looked for that this backend has not.
   */
  @Parameter(property = "pikku.dev.others")
  private @Nullable String others;

  /** The version of AWS's runtime client that runs the functions. */
  @Parameter(
      property = "pikku.dev.runtimeClient",
      defaultValue = FetchedTool.RUNTIME_CLIENT_VERSION)
  private String runtimeClient = FetchedTool.RUNTIME_CLIENT_VERSION;

  /** The version of H2 that keeps channels, where a backend has some. */
  @Parameter(property = "pikku.dev.database", defaultValue = FetchedTool.DATABASE_VERSION)
  private String database = FetchedTool.DATABASE_VERSION;

  /**
   * @param name the goal's own, for remedies
   */
  LocalGoal(String name, ProjectDependenciesResolver resolver, RepositorySystem repositories) {
    super(resolver);
    this.name = name;
    this.repositories = repositories;
  }

  abstract Ports ports();

  abstract Behaviour behaviour(int debugPort, List<String> others);

  /** Does the goal's work with a backend that runs. */
  abstract void run(LocalBackend local, Result result, Diagnostics diagnostics) throws IOException;

  @Override
  final void run(Backend backend, Diagnostics diagnostics) throws IOException {
    Optional<Result> result = backend.generated(diagnostics);
    if (result.isEmpty() || diagnostics.hasErrors()) {
      return;
    }
    if (!backend.isBuilt(result.get())) {
      diagnostics.error(
          Code.NOT_COMPILED,
          new Place(Dependencies.place(backend.project()), 0),
          "The backend is not compiled.",
          "Compile it in the same call: mvn compile pikku:" + name + ".");
      return;
    }
    LocalSettings settings = settings(backend, diagnostics);
    SettingsFiles.check(result.get().filtered().kept(), settings.classPath(), diagnostics);
    if (diagnostics.hasErrors()) {
      return;
    }
    // Jetty tells of each server that starts and stops; nobody has asked
    System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
    try (LocalBackend local =
        LocalBackend.start(settings, (who, line) -> getLog().info(who + " | " + line))) {
      run(local, result.get(), diagnostics);
    } catch (PortInUseException e) {
      diagnostics.error(
          Code.PORT_IN_USE,
          Place.NONE,
          "Another program has the port " + e.port() + ".",
          "Stop it, or choose another port: " + property(e.port()) + "=…, where 0 is any.");
    }
  }

  private LocalSettings settings(Backend backend, Diagnostics diagnostics) throws IOException {
    List<Path> classPath = new ArrayList<>(backend.runtimeClassPath(diagnostics));
    FetchedTools tools = new FetchedTools(repositories);
    List<Path> client =
        backend.resolve(tools, FetchedTool.RUNTIME_CLIENT, runtimeClient, diagnostics);
    Map<String, String> environment =
        EnvFile.below(
            System.getenv(), backend.project().getBasedir().toPath().resolve(".env"), diagnostics);
    List<Path> channels =
        LocalBackend.keepsChannels(backend.serverless(), environment)
            ? backend.resolve(tools, FetchedTool.DATABASE, database, diagnostics)
            : List.of();
    classPath.addAll(channels);
    classPath.addAll(client);
    return new LocalSettings(
        backend.serverless(),
        backend.classes(),
        classPath,
        channels,
        Path.of(System.getProperty("java.home"), "bin", "java"),
        environment,
        ports(),
        behaviour(debugPort, others()));
  }

  private List<String> others() {
    return others == null
        ? List.of()
        : Arrays.stream(others.split(",", -1))
            .map(String::strip)
            .filter(other -> !other.isEmpty())
            .toList();
  }

  private String property(int taken) {
    Ports ports = ports();
    return "-Dpikku.dev."
        + (taken == ports.http()
            ? "port"
            : taken == ports.webSocket() ? "webSocketPort" : "controlPort");
  }
}
