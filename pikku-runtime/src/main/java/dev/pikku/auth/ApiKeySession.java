package dev.pikku.auth;

import dev.pikku.http.HttpRequest;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Middleware that takes the session from an API key in the header {@code x-api-key}. Keys are
 * stored by their hash: extend it by a class that finds them.
 *
 * <p>A key that is not found is answered with 401, on public routes too. A call that has a session
 * already is none of its business. Keys in a query are not read: they would end up in logs.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public abstract class ApiKeySession<S> implements Middleware {
  private final Class<S> type;
  private final String header;

  /**
   * Reads {@code x-api-key}.
   *
   * @param type the session's record
   */
  protected ApiKeySession(Class<S> type) {
    this(type, "x-api-key");
  }

  /**
   * Reads another header.
   *
   * @param type the session's record
   */
  protected ApiKeySession(Class<S> type, String header) {
    this.type = type;
    this.header = header;
  }

  /**
   * Finds whom a key belongs to: by {@link ApiKey#hash} in a store, or by comparing with {@link
   * ApiKey#matches}.
   *
   * @return null if there is no such key
   */
  protected abstract @Nullable S find(ApiKey key);

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
    String key = request.header(header);
    if (key == null) {
      return;
    }
    S found = find(ApiKey.of(key));
    if (found == null) {
      throw AuthRefusal.badApiKey();
    }
    session.restore(found);
  }
}
