package acme.starter;

import dev.pikku.Secret;
import dev.pikku.SingletonServices;
import dev.pikku.auth.JwtKey;
import dev.pikku.auth.JwtService;
import dev.pikku.auth.SessionCodec;
import dev.pikku.auth.SessionTokens;
import dev.pikku.service.SecretValue;
import java.time.Duration;

/** What the starter's functions need. */
@SingletonServices
public final class StarterServices {
  private StarterServices() {}

  public static StarterStore store() {
    return new StarterStore();
  }

  public static JwtService jwt(@Secret("session-key") SecretValue key) {
    return JwtService.of(JwtKey.hs256(key));
  }

  public static SessionTokens<UserSession> tokens(
      SessionCodec<UserSession> codec, JwtService jwt) {
    return new SessionTokens<>(codec, jwt, Duration.ofDays(28));
  }
}
