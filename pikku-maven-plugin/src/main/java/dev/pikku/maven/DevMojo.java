package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.local.LocalBackend;
import dev.pikku.local.LocalSettings.Behaviour;
import dev.pikku.local.LocalSettings.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
public final class DevMojo extends LocalGoal {
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

  @Inject
  public DevMojo(ProjectDependenciesResolver resolver, RepositorySystem repositories) {
    super("dev", resolver, repositories);
  }

  @Override
  Ports ports() {
    return new Ports(port, webSocketPort, controlPort);
  }

  @Override
  Behaviour behaviour(int debugPort, List<String> others) {
    Optional<Duration> visibility =
        visibilityTimeout < 0
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(visibilityTimeout));
    return new Behaviour(clock, stageInPath, visibility, debugPort, others);
  }

  @Override
  void run(LocalBackend local, Result result, Diagnostics diagnostics) throws IOException {
    local.warmUp();
    ServedTable.lines(local, result).forEach(getLog()::info);
    untilStopped(local);
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
