package dev.pikku.aws;

import dev.pikku.service.SecretValue;
import dev.pikku.service.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Secrets of AWS Secrets Manager. {@code db#password} is the member {@code password} of the secret
 * {@code db}, as the service's own rotation writes it; a binary secret is its base64.
 *
 * <p>Names that are known beforehand are read twenty at a time. {@code
 * AWS_ENDPOINT_URL_SECRETS_MANAGER} or {@code AWS_ENDPOINT_URL} lead to another endpoint than
 * AWS's.
 *
 * <p>A {@link SecretValue} that this gives is read again when it is revealed after its time to
 * live, and after it was refused ({@link SecretValue#refresh}).
 */
public final class SecretsManagerSecrets implements Secrets {
  private final CachedSecrets cached;

  /** With names as they are, and five minutes to live. */
  public SecretsManagerSecrets(Map<String, String> environment) {
    this(environment, "", Duration.ofMinutes(5));
  }

  /**
   * With a prefix, and a time to live.
   *
   * @param prefix what names begin with there, and not here
   * @param timeToLive how long what was read is taken for current
   * @param names those that will be asked for
   */
  public SecretsManagerSecrets(
      Map<String, String> environment, String prefix, Duration timeToLive, String... names) {
    cached =
        new CachedSecrets(
            new SecretsManagerStore(environment), prefix, timeToLive, Clock.systemUTC(), names);
  }

  @Override
  public SecretValue get(String name) {
    return cached.get(name);
  }
}
