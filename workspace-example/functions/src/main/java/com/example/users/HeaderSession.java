package com.example.users;

import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;

/** Believes whoever says who they are: for demonstrations, never for production. */
public final class HeaderSession implements Middleware {
  @Override
  public void handle(Wire wire, Next next) throws Exception {
    if (wire instanceof HttpWire http) {
      String user = http.request().header("x-user-id");
      if (user != null && !user.isBlank()) {
        wire.session(UserSession.class).restore(new UserSession(user));
      }
    }
    next.proceed();
  }
}
