package dev.pikku.auth;

import dev.pikku.http.HttpRequest;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;

/**
 * Middleware that keeps the session in a cookie: a signed token that scripts cannot read and other
 * sites' forms do not send. Name it by a class of your own, whose constructor takes what it needs:
 *
 * <pre>{@code
 * @GlobalMiddleware(routes = "/my/*")
 * public final class CookieLogin extends CookieSession<UserSession> {
 *   public CookieLogin(SessionTokens<UserSession> tokens) {
 *     super(tokens);
 *   }
 * }
 * }</pre>
 *
 * <p>A function that calls {@link Session#set} is answered with the cookie, one that calls {@link
 * Session#clear} with its end; else none is sent. A cookie that is expired or forged counts as
 * none, and is ended.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public abstract class CookieSession<S> implements Middleware {
  private static final int MOST_BYTES = 4096;

  private final SessionTokens<S> tokens;
  private final String name;
  private final String attributes;

  /** Keeps the session in a cookie named {@code session}. */
  protected CookieSession(SessionTokens<S> tokens) {
    this(tokens, "session");
  }

  /** Keeps the session in a cookie of a name. */
  protected CookieSession(SessionTokens<S> tokens, String name) {
    // what any name asks for: only other attributes are checked
    this.tokens = tokens;
    this.name = name;
    attributes = "Path=/; HttpOnly; Secure; SameSite=Lax";
  }

  /**
   * Keeps the session in a cookie with attributes of its own.
   *
   * @param attributes all but {@code Max-Age}, which is the tokens' lifetime
   * @throws IllegalArgumentException if browsers would drop the cookie without a word
   */
  protected CookieSession(SessionTokens<S> tokens, String name, String attributes) {
    CookieRules.check(name, attributes);
    this.tokens = tokens;
    this.name = name;
    this.attributes = attributes;
  }

  @Override
  public final void handle(Wire wire, Next next) throws Exception {
    HttpRequest request = wire.request();
    if (request == null) {
      next.proceed();
      return;
    }
    Session<S> session = wire.session(tokens.type());
    boolean isStale = !restore(request, session);
    if (!(wire instanceof HttpWire http)) {
      // a channel keeps its session itself, and no cookie can be sent while it connects
      next.proceed();
      return;
    }
    if (isStale) {
      send(http, "", 0);
    }
    try {
      next.proceed();
    } finally {
      // who logs out is logged out, whatever else fails
      if (session.isChanged() && !session.isPresent()) {
        send(http, "", 0);
      }
    }
    if (session.isChanged() && session.isPresent()) {
      send(http, tokens.issue(session.require()), tokens.seconds());
    }
  }

  /** Takes the session from the cookie; false if there is one that is worth nothing. */
  private boolean restore(HttpRequest request, Session<S> session) {
    String token = session.isPresent() ? null : request.cookie(name);
    if (token == null) {
      return true;
    }
    S found = tokens.find(token);
    if (found == null) {
      return false;
    }
    session.restore(found);
    return true;
  }

  private void send(HttpWire wire, String token, long seconds) {
    String all = attributes.isEmpty() ? "Max-Age=" : attributes + "; Max-Age=";
    String lasting = all + seconds;
    int bytes = name.length() + token.length() + lasting.length() + 3;
    if (bytes > MOST_BYTES) {
      throw new IllegalStateException(
          "The cookie of this session has "
              + bytes
              + " bytes, and browsers drop those of more than "
              + MOST_BYTES
              + ": keep less in the session");
    }
    wire.response().cookie(name, token, lasting);
  }
}
