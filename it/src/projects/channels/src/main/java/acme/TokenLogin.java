package acme;

import dev.pikku.GlobalMiddleware;
import dev.pikku.Secret;
import dev.pikku.auth.BearerSession;
import dev.pikku.auth.StaticToken;
import dev.pikku.service.SecretValue;
import java.util.List;

/** Knows three who may have a token. */
@GlobalMiddleware
public final class TokenLogin extends BearerSession<UserSession> {
  public TokenLogin(
      @Secret("ann-token") SecretValue ann,
      @Secret("banned-token") SecretValue banned,
      @Secret("unlucky-token") SecretValue unlucky) {
    super(
        List.of(
            token(ann, "ann"), token(banned, "banned"), token(unlucky, "unlucky")));
  }

  private static StaticToken<UserSession> token(SecretValue token, String name) {
    return new StaticToken<>(token, new UserSession(name, "badge of " + name));
  }
}
