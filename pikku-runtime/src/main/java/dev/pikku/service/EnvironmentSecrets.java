package dev.pikku.service;

import java.util.Map;

/** Secrets from the process's environment: for local work, and where nothing better is wired. */
public final class EnvironmentSecrets implements Secrets {
  private final Map<String, String> environment;

  public EnvironmentSecrets(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads a secret by its name, or by its name as variables are written: {@code mail-key} is also
   * {@code MAIL_KEY}.
   */
  @Override
  public SecretValue get(String name) {
    String value = environment.get(name);
    if (value == null) {
      value = environment.get(VariableName.of(name));
    }
    if (value == null) {
      throw new IllegalStateException(
          "There is no secret \""
              + name
              + "\" in the environment. Set the variable "
              + VariableName.of(name)
              + ".");
    }
    return new SecretValue(value);
  }
}
