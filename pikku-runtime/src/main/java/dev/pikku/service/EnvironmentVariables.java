package dev.pikku.service;

import java.util.Map;
import java.util.Optional;

/** Variables from the process's environment. */
public final class EnvironmentVariables implements Variables {
  private final Map<String, String> environment;

  public EnvironmentVariables(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(environment.get(name));
  }
}
