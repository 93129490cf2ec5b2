package com.example.users;

import dev.pikku.auth.CookieSession;
import dev.pikku.auth.SessionTokens;

/** Keeps sessions of browsers in a signed cookie. */
public final class CookieLogin extends CookieSession<UserSession> {
  public CookieLogin(SessionTokens<UserSession> tokens) {
    super(tokens);
  }
}
