package acme;

import dev.pikku.GlobalMiddleware;
import dev.pikku.http.HttpRequest;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;

/** Believes whatever name a request states. */
@GlobalMiddleware(routes = "/*")
public final class Login implements Middleware {
  @Override
  public void handle(Wire wire, Next next) throws Exception {
    HttpRequest request = wire.request();
    String name = request == null ? null : request.header("x-user");
    if (name != null) {
      wire.session(UserSession.class).restore(new UserSession(name));
    }
    next.proceed();
  }
}
