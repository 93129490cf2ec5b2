package acme.starter;

import dev.pikku.GlobalMiddleware;
import dev.pikku.auth.CookieSession;
import dev.pikku.auth.SessionTokens;

/** Keeps sessions in a cookie. */
@GlobalMiddleware(tags = "starter")
public final class CookieLogin extends CookieSession<UserSession> {
  public CookieLogin(SessionTokens<UserSession> tokens) {
    super(tokens, "pikku-session");
  }
}
