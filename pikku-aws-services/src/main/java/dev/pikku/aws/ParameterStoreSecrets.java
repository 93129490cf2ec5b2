package dev.pikku.aws;

import dev.pikku.service.SecretValue;
import dev.pikku.service.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Parameters of AWS Systems Manager as secrets, {@code SecureString} decrypted. {@code db#password}
 * is the member {@code password} of the JSON object that the parameter {@code db} is.
 *
 * <p>Names that are known beforehand are read ten at a time. {@code AWS_ENDPOINT_URL_SSM} or {@code
 * AWS_ENDPOINT_URL} lead to another endpoint than AWS's.
 *
 * <p>A {@link SecretValue} that this gives is read again when it is revealed after its time to
 * live, and after it was refused ({@link SecretValue#refresh}).
 */
public final class ParameterStoreSecrets implements Secrets {
  private final CachedSecrets cached;

  /** With names as they are, and five minutes to live. */
  public ParameterStoreSecrets(Map<String, String> environment) {
    this(environment, "", Duration.ofMinutes(5));
  }

  /**
   * With a prefix, and a time to live.
   *
   * @param prefix what names begin with there, and not here
   * @param timeToLive how long what was read is taken for current
   * @param names those that will be asked for
   */
  public ParameterStoreSecrets(
      Map<String, String> environment, String prefix, Duration timeToLive, String... names) {
    cached =
        new CachedSecrets(
            new ParameterStore(environment), prefix, timeToLive, Clock.systemUTC(), names);
  }

  @Override
  public SecretValue get(String name) {
    return cached.get(name);
  }
}
