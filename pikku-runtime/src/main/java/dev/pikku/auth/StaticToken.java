package dev.pikku.auth;

import dev.pikku.service.SecretValue;
import org.jspecify.annotations.Nullable;

/**
 * One token that was agreed on, for callers that are machines: whoever has it is given one session.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public final class StaticToken<S> implements SessionSource<S> {
  private final ApiKey token;
  private final S session;

  /**
   * Takes the token.
   *
   * @param token not blank: anybody can send nothing
   */
  public StaticToken(SecretValue token, S session) {
    if (token.reveal().isBlank()) {
      throw new IllegalArgumentException("A static token must not be blank. Set its secret.");
    }
    this.token = ApiKey.of(token.reveal());
    this.session = session;
  }

  @Override
  @SuppressWarnings("unchecked") // a record has no subclasses
  public Class<S> type() {
    return (Class<S>) session.getClass();
  }

  @Override
  public @Nullable S find(String token) {
    return this.token.equals(ApiKey.of(token)) ? session : null;
  }
}
