package dev.pikku.auth;

import dev.pikku.http.HttpRequest;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Middleware that takes the session from what the gateway in front of the function has found out
 * about the caller: extend it by a class that makes a session of that.
 *
 * <p>It believes the gateway: whether a token is valid was decided there. A call that has a session
 * already is none of its business.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public abstract class AuthorizerSession<S> implements Middleware {
  private final Class<S> type;

  /**
   * @param type the session's record
   */
  protected AuthorizerSession(Class<S> type) {
    this.type = type;
  }

  /**
   * Makes a session of what the gateway says.
   *
   * @return null for none
   */
  protected abstract @Nullable S session(Authorizer authorizer);

  @Override
  public final void handle(Wire wire, Next next) throws Exception {
    HttpRequest request = wire.request();
    if (request != null) {
      restore(wire, request);
    }
    next.proceed();
  }

  private void restore(Wire wire, HttpRequest request) {
    Session<S> session = wire.session(type);
    if (session.isPresent()) {
      return;
    }
    Optional<Authorizer> authorizer = Authorizer.of(request);
    if (authorizer.isPresent()) {
      S found = session(authorizer.get());
      if (found != null) {
        session.restore(found);
      }
    }
  }
}
