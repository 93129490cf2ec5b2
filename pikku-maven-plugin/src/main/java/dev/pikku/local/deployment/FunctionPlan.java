package dev.pikku.local.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function that is deployed.
 *
 * @param name as in serverless.yml
 * @param handler the class that AWS instantiates
 * @param memory in MB
 * @param environment the variables that it gets, as far as they are known on this machine
 */
public record FunctionPlan(
    String name,
    String handler,
    int memory,
    Duration timeout,
    Map<String, String> environment,
    List<EventSource> sources) {
  public FunctionPlan {
    environment = Map.copyOf(environment);
    sources = List.copyOf(sources);
  }
}
