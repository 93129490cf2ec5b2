package dev.pikku.auth;

import dev.pikku.service.SecretValue;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs tokens, or checks those of others. The key, never the token, says which
 * algorithm is used. {@link #hs256} is built in; for another algorithm implement this over a
 * library that is kept well. Used by many calls at once.
 */
public interface JwtKey {

  /**
   * A shared secret that signs by HMAC with SHA-256.
   *
   * @param secret at least 32 bytes, as RFC 7518 wants it
   * @throws IllegalArgumentException if it is shorter; the message has its length, never the secret
   */
  static JwtKey hs256(SecretValue secret) {
    return new HmacKey(null, secret);
  }

  /**
   * A shared secret with an id, so that it can be replaced while tokens signed with it are still
   * about.
   *
   * @param id what tokens name it by, their {@code kid}
   * @param secret at least 32 bytes, as RFC 7518 wants it
   * @throws IllegalArgumentException if it is shorter; the message has its length, never the secret
   */
  static JwtKey hs256(String id, SecretValue secret) {
    return new HmacKey(id, secret);
  }

  /**
   * A secret that this process makes up and nobody else knows: enough to try things. Another
   * process, which on Lambda may answer the next call, does not take its tokens.
   */
  static JwtKey madeUp() {
    return new HmacKey();
  }

  /** The algorithm as tokens name it, such as {@code RS256}. */
  String algorithm();

  /** What tokens name it by, their {@code kid}; null for a key that is tried on every token. */
  @Nullable String id();

  /**
   * Whether a signature is this key's.
   *
   * @param signed what was signed: header, dot, payload
   */
  boolean verifies(byte[] signed, byte[] signature);

  /**
   * Signs.
   *
   * @throws UnsupportedOperationException unless overridden: most keys of others only check
   */
  default byte[] sign(byte[] signed) {
    throw new UnsupportedOperationException("This key only checks tokens");
  }
}
