package dev.pikku.auth;

import dev.pikku.http.HttpRequest;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Middleware that takes the session from {@code Authorization: Bearer …}. Name it by a class of
 * your own, whose constructor takes what it needs:
 *
 * <pre>{@code
 * @GlobalMiddleware
 * public final class TokenLogin extends BearerSession<UserSession> {
 *   public TokenLogin(SessionTokens<UserSession> tokens) {
 *     super(tokens);
 *   }
 * }
 * }</pre>
 *
 * <p>It reads the request of an HTTP call, and the one that connects a channel. A token that no
 * source knows is answered with 401, on public routes too. Other schemes are none of its business,
 * and neither is a call that has a session already.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public abstract class BearerSession<S> implements Middleware {
  private static final String SCHEME = "Bearer";

  private final List<SessionSource<S>> sources;

  /** Takes tokens that one source knows. */
  protected BearerSession(SessionSource<S> source) {
    this(List.of(source));
  }

  /**
   * Takes tokens of several kinds.
   *
   * @param sources asked in this order; the first that finds a session wins
   */
  protected BearerSession(List<? extends SessionSource<S>> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("Somebody has to know the tokens: give a SessionSource");
    }
    this.sources = List.copyOf(sources);
  }

  @Override
  public final void handle(Wire wire, Next next) throws Exception {
    HttpRequest request = wire.request();
    if (request != null) {
      restore(wire, request);
    }
    next.proceed();
  }

  private void restore(Wire wire, HttpRequest request) {
    Session<S> session = wire.session(sources.get(0).type());
    if (session.isPresent()) {
      return;
    }
    String token = token(request);
    if (token == null) {
      return;
    }
    for (int i = 0; i < sources.size(); i++) {
      S found = sources.get(i).find(token);
      if (found != null) {
        session.restore(found);
        return;
      }
    }
    if (wire instanceof HttpWire http) {
      http.response().header("www-authenticate", "Bearer error=\"invalid_token\"");
    }
    throw AuthRefusal.badToken();
  }

  /** What follows the scheme, whose case does not matter; null where the scheme is not ours. */
  private static @Nullable String token(HttpRequest request) {
    String header = request.header("authorization");
    int length = SCHEME.length();
    if (header == null
        || !header.regionMatches(true, 0, SCHEME, 0, length)
        || (header.length() > length && header.charAt(length) != ' ')) {
      return null;
    }
    return header.substring(length).strip();
  }
}
