package acme;

import dev.pikku.GlobalMiddleware;
import dev.pikku.Secret;
import dev.pikku.auth.BearerSession;
import dev.pikku.auth.SessionTokens;
import dev.pikku.auth.StaticToken;
import dev.pikku.service.SecretValue;
import java.util.List;

/** Takes our own tokens, and the one that the robot has. */
@GlobalMiddleware(routes = "/api/*")
public final class TokenLogin extends BearerSession<UserSession> {
  public TokenLogin(
      SessionTokens<UserSession> tokens, @Secret("robot-token") SecretValue robot) {
    super(List.of(tokens, new StaticToken<>(robot, new UserSession("robot", List.of()))));
  }
}
