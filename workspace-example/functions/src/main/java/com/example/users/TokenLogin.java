package com.example.users;

import dev.pikku.auth.BearerSession;
import dev.pikku.auth.SessionTokens;

/** Takes sessions of programs from {@code Authorization: Bearer …}. */
public final class TokenLogin extends BearerSession<UserSession> {
  public TokenLogin(SessionTokens<UserSession> tokens) {
    super(tokens);
  }
}
