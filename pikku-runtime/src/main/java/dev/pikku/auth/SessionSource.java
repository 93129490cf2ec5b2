package dev.pikku.auth;

import org.jspecify.annotations.Nullable;

/**
 * Knows whom a bearer token stands for. {@link SessionTokens} reads Pikku's own tokens, {@link
 * StaticToken} compares with one that was agreed on; tokens of others take a class of yours.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public interface SessionSource<S> {

  /** The session's record. */
  Class<S> type();

  /**
   * Finds the session that a token stands for.
   *
   * @param token what the caller sent; never to be logged
   * @return null if it stands for none, for whatever reason
   */
  @Nullable S find(String token);
}
