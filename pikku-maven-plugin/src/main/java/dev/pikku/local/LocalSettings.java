package dev.pikku.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a backend is run on this machine.
 *
 * @param serverless its serverless.yml
 * @param taskRoot where its classes are; its functions are started there
 * @param classPath what its functions need, the task root first, and AWS's runtime client last
 * @param channelDatabase the jars of H2, which are on the class path, too; none where no channels
 *     are to be kept on this machine
 * @param java the executable that runs the functions
 * @param environment of this process, which functions inherit
 */
public record LocalSettings(
    Path serverless,
    Path taskRoot,
    List<Path> classPath,
    List<Path> channelDatabase,
    Path java,
    Map<String, String> environment,
    Ports ports,
    Behaviour behaviour) {
  public LocalSettings {
    classPath = List.copyOf(classPath);
    channelDatabase = List.copyOf(channelDatabase);
    environment = Map.copyOf(environment);
  }

  /**
   * The ports; 0 is any that is free.
   *
   * @param http API Gateway's HTTP
   * @param webSocket API Gateway's WebSockets
   * @param control SQS, Lambda's Invoke API, and what fires schedules by hand
   */
  public record Ports(int http, int webSocket, int control) {}

  /**
   * What may be different from AWS.
   *
   * @param clock whether schedules fire by the clock
   * @param stageInPath whether paths of a REST API begin with the stage
   * @param visibilityTimeout of all queues, if not their own
   * @param debugPort of the first function's debugger; 0 for none. Then nothing times out
   * @param others where the Invoke API of other backends is that run on this machine, too
   */
  public record Behaviour(
      boolean clock,
      boolean stageInPath,
      Optional<Duration> visibilityTimeout,
      int debugPort,
      List<String> others) {
    public Behaviour {
      others = List.copyOf(others);
    }

    /** Of a backend that is alone. */
    public Behaviour(
        boolean clock, boolean stageInPath, Optional<Duration> visibilityTimeout, int debugPort) {
      this(clock, stageInPath, visibilityTimeout, debugPort, List.of());
    }
  }
}
