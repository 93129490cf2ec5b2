package acme;

import dev.pikku.Secret;
import dev.pikku.SingletonServices;
import dev.pikku.auth.JwtKey;
import dev.pikku.auth.JwtService;
import dev.pikku.auth.SessionCodec;
import dev.pikku.auth.SessionTokens;
import dev.pikku.service.SecretValue;
import java.time.Duration;

/** Where services come from. */
@SingletonServices
public final class Services {
  private Services() {}

  public static JwtService jwt(
      @Secret("jwt-key-2") SecretValue newest, @Secret("jwt-key-1") SecretValue before) {
    return JwtService.of(JwtKey.hs256("2", newest), JwtKey.hs256("1", before))
        .withIssuer("https://api.example.com")
        .withAudience("sessions");
  }

  public static SessionTokens<UserSession> tokens(
      SessionCodec<UserSession> codec, JwtService jwt) {
    return new SessionTokens<>(codec, jwt, Duration.ofHours(1));
  }
}
