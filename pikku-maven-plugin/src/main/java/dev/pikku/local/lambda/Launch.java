package dev.pikku.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the process of a function is started.
 *
 * @param name of the function
 * @param region where it believes to be
 * @param java the executable
 * @param options of the JVM
 * @param classPath what the function needs, and AWS's runtime client
 * @param handler the class that AWS instantiates
 * @param directory where it is started
 * @param environment all of its variables
 * @param timeout how long a call may take
 */
public record Launch(
    String name,
    String region,
    Path java,
    List<String> options,
    List<Path> classPath,
    String handler,
    Path directory,
    Map<String, String> environment,
    Duration timeout) {
  public Launch {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
    environment = Map.copyOf(environment);
  }
}
