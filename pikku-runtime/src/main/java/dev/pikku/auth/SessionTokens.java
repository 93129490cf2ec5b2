package dev.pikku.auth;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as signed tokens: a login function issues one, {@link BearerSession} and {@link
 * CookieSession} read it back. Whoever takes a {@code SessionTokens<UserSession>} gets one whose
 * tokens last a day; a factory of your own says otherwise:
 *
 * <pre>{@code
 * public static SessionTokens<UserSession> tokens(SessionCodec<UserSession> codec, JwtService jwt) {
 *   return new SessionTokens<>(codec, jwt, Duration.ofHours(1));
 * }
 * }</pre>
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public final class SessionTokens<S> implements SessionSource<S> {
  private static final long SECONDS_OF_A_DAY = 24 * 60 * 60;

  private final SessionCodec<S> codec;
  private final JwtService jwt;
  private final long seconds;

  /** Tokens that last a day. */
  public SessionTokens(SessionCodec<S> codec, JwtService jwt) {
    this(codec, jwt, SECONDS_OF_A_DAY);
  }

  /**
   * Tokens that last as long as is said.
   *
   * @param lifetime a second at least
   */
  public SessionTokens(SessionCodec<S> codec, JwtService jwt, Duration lifetime) {
    this(codec, jwt, JwtService.seconds(lifetime));
  }

  private SessionTokens(SessionCodec<S> codec, JwtService jwt, long seconds) {
    this.codec = codec;
    this.jwt = jwt;
    this.seconds = seconds;
  }

  @Override
  public Class<S> type() {
    return codec.type();
  }

  /** A new token for a session. */
  public String issue(S session) {
    JsonWriter out = jwt.begin(seconds);
    codec.write(out, session);
    return jwt.end(out);
  }

  /** The session of a token that is ours and has not expired, or null. */
  @Override
  public @Nullable S find(String token) {
    Claims claims = jwt.check(token);
    if (claims == null) {
      return null;
    }
    JsonReader in = claims.reader();
    try {
      S session = codec.read(in);
      return in.violations().isEmpty() ? session : null;
    } catch (RuntimeException refused) {
      // the record's constructor does not take what an older version of it did; a plain type,
      // because verifying this class loads what it catches
      return null;
    }
  }

  /** How long a token lasts, in seconds. */
  long seconds() {
    return seconds;
  }
}
