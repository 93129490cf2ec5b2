package dev.pikku.generator.config;

import java.util.Optional;

/**
 * Where secrets are kept.
 *
 * @param kind {@code environment}, {@code secretsManager} or {@code parameterStore}; empty if not
 *     stated: in the environment then, unless a factory of the user's reads them elsewhere
 * @param prefix what their names begin with there
 * @param ttl seconds for which what was read is taken for current
 * @param key the KMS key that encrypts them: its ARN, or its id
 */
public record SecretStoreConfig(
    Optional<String> kind, String prefix, int ttl, Optional<String> key) {

  /** Whether Pikku's own secrets are those of AWS. */
  public boolean isOnAws() {
    return kind.isPresent() && !kind.get().equals("environment");
  }

  public boolean isParameterStore() {
    return kind.filter("parameterStore"::equals).isPresent();
  }
}
