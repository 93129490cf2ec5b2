package acme;

import dev.pikku.GlobalMiddleware;
import dev.pikku.auth.CookieSession;
import dev.pikku.auth.SessionTokens;

/** Keeps people logged in. */
@GlobalMiddleware(routes = "/my/*")
public final class CookieLogin extends CookieSession<UserSession> {
  public CookieLogin(SessionTokens<UserSession> tokens) {
    super(tokens);
  }
}
