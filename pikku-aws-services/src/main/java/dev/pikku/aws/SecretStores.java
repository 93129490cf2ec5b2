package dev.pikku.aws;

import dev.pikku.service.EnvironmentSecrets;
import dev.pikku.service.Secrets;
import java.time.Duration;
import java.util.Map;

/**
 * Opens the store of secrets that the variable {@code PIKKU_SECRETS} names:
 *
 * <ul>
 *   <li>{@code secretsmanager:<prefix>}: see {@link SecretsManagerSecrets}
 *   <li>{@code parameterstore:<prefix>}: see {@link ParameterStoreSecrets}
 *   <li>{@code environment:}, or nothing: see {@link EnvironmentSecrets}
 * </ul>
 *
 * {@code PIKKU_SECRETS_TTL} says for how many seconds what was read is taken for current; 300
 * unless set. Opening calls nobody: that happens when the first secret is asked for.
 */
public final class SecretStores {
  static final String VARIABLE = "PIKKU_SECRETS";

  private static final String TTL = "PIKKU_SECRETS_TTL";
  private static final String SECRETS_MANAGER = "secretsmanager:";
  private static final String PARAMETER_STORE = "parameterstore:";

  private SecretStores() {}

  /**
   * Opens the store.
   *
   * @param names those that will be asked for, read together with the first of them
   * @throws IllegalStateException if a variable says nothing that is known
   */
  public static Secrets open(Map<String, String> environment, String... names) {
    String where = environment.get(VARIABLE);
    if (where == null || where.isEmpty() || where.equals("environment:")) {
      return new EnvironmentSecrets(environment);
    }
    Duration timeToLive = timeToLive(environment);
    if (where.startsWith(SECRETS_MANAGER)) {
      String prefix = where.substring(SECRETS_MANAGER.length());
      return new SecretsManagerSecrets(environment, prefix, timeToLive, names);
    }
    if (where.startsWith(PARAMETER_STORE)) {
      String prefix = where.substring(PARAMETER_STORE.length());
      return new ParameterStoreSecrets(environment, prefix, timeToLive, names);
    }
    throw new IllegalStateException(
        "The variable "
            + VARIABLE
            + " names no place that is known. Known are secretsmanager:<prefix>,"
            + " parameterstore:<prefix>, environment:.");
  }

  private static Duration timeToLive(Map<String, String> environment) {
    String seconds = environment.get(TTL);
    if (seconds == null || seconds.isEmpty()) {
      return Duration.ofMinutes(5);
    }
    try {
      long stated = Long.parseLong(seconds);
      if (stated > 0) {
        return Duration.ofSeconds(stated);
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw new IllegalStateException("The variable " + TTL + " has to be a number of seconds.");
  }
}
