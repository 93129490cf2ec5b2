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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;

/**
 * Runs a backend on this machine, until it is stopped: its functions under AWS's own runtime
 * client, and around them what API Gateway, SQS and EventBridge do. Builds meanwhile take effect
 * with the next request. Compile in the same call, {@code mvn compile pikku:dev}: a goal that does
 * so by itself could not, for in that build Maven would not find the classes of other modules.
 */
@Mojo(name = "dev", requiresDependencyCollection = ResolutionScope.RUNTIME)
public final class DevMojo extends BackendGoal {
  private final RepositorySystem repositories;

  /** Where HTTP is served; 0 for any port that is free. */
  @Parameter(property = "pikku.dev.port", defaultValue = "3000")
  private int port;

  /** Where WebSockets are served; 0 for any port that is free. */
  @Parameter(property = "pikku.dev.webSocketPort", defaultValue = "3001")
  private int webSocketPort;

  /** Where queues are, and what fires schedules by hand; 0 for any port that is free. */
  @Parameter(property = "pikku.dev.controlPort", defaultValue = "3002")
  private int controlPort;

  /** Whether schedules fire by the clock. By hand they always do. */
  @Parameter(property = "pikku.dev.clock", defaultValue = "false")
  private boolean clock;

  /** Whether the paths of a REST API begin with the stage, as without a domain of one's own. */
  @Parameter(property = "pikku.dev.stageInPath", defaultValue = "false")
  private boolean stageInPath;

  /** Seconds until a message that failed comes back; what serverless.yml says unless stated. */
  @Parameter(property = "pikku.dev.visibilityTimeout", defaultValue = "-1")
  private int visibilityTimeout;

  /** Where a debugger finds the first function, and each further one a port on; 0 for none. */
  @Parameter(property = "pikku.dev.debugPort", defaultValue = "0")
  private int debugPort;

  /** The version of AWS's runtime client that runs the functions. */
  @Parameter(
      property = "pikku.dev.runtimeClient",
      defaultValue = FetchedTool.RUNTIME_CLIENT_VERSION)
  private String runtimeClient = FetchedTool.RUNTIME_CLIENT_VERSION;

  /** The version of H2 that keeps channels, where a backend has some. */
  @Parameter(property = "pikku.dev.database", defaultValue = FetchedTool.DATABASE_VERSION)
  private String database = FetchedTool.DATABASE_VERSION;

  @Inject
  public DevMojo(ProjectDependenciesResolver resolver, RepositorySystem repositories) {
    super(resolver);
    this.repositories = repositories;
  }

  @Override
  void run(Backend backend, Diagnostics diagnostics) throws IOException {
    Optional<Result> result = backend.generated(diagnostics);
    if (result.isEmpty() || diagnostics.hasErrors()) {
      return;
    }
    if (!backend.isBuilt(result.get())) {
      diagnostics.error(
          Code.NOT_COMPILED,
          new Place(Dependencies.place(backend.project()), 0),
          "The backend is not compiled.",
          "Compile it in the same call: mvn compile pikku:dev.");
      return;
    }
    List<Path> classPath = backend.runtimeClassPath(diagnostics);
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
    if (diagnostics.hasErrors()) {
      return;
    }
    // Jetty tells of each server that starts and stops; nobody has asked
    System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
    try (LocalBackend local =
        LocalBackend.start(
            settings(backend, environment, classPath, client, channels),
            (who, line) -> getLog().info(who + " | " + line))) {
      ServedTable.lines(local, result.get()).forEach(getLog()::info);
      untilStopped(local);
    } catch (PortInUseException e) {
      diagnostics.error(
          Code.PORT_IN_USE,
          Place.NONE,
          "Another program has the port " + e.port() + ".",
          "Stop it, or choose another port: " + property(e.port()) + "=…, where 0 is any.");
    }
  }

  private LocalSettings settings(
      Backend backend,
      Map<String, String> environment,
      List<Path> needed,
      List<Path> client,
      List<Path> channels) {
    List<Path> classPath = new ArrayList<>(needed);
    classPath.addAll(channels);
    classPath.addAll(client);
    return new LocalSettings(
        backend.serverless(),
        backend.classes(),
        classPath,
        channels,
        Path.of(System.getProperty("java.home"), "bin", "java"),
        environment,
        new Ports(port, webSocketPort, controlPort),
        new Behaviour(
            clock,
            stageInPath,
            visibilityTimeout < 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(visibilityTimeout)),
            debugPort));
  }

  private String property(int taken) {
    String name = taken == port ? "port" : taken == webSocketPort ? "webSocketPort" : "controlPort";
    return "-Dpikku.dev." + name;
  }

  private void untilStopped(LocalBackend local) {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              local.close();
              stopped.countDown();
            },
            "pikku-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
