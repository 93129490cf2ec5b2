package dev.pikku.auth;

import dev.pikku.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: its hash, which is of no use to a thief. Keys are long and random, so
 * that a plain SHA-256 will do. Two are compared in constant time.
 */
public final class ApiKey {
  private static final int BYTES = 32;

  private final byte[] hash;

  private ApiKey(byte[] hash) {
    this.hash = hash;
  }

  /** The hash of a key as a caller sent it. */
  public static ApiKey of(String key) {
    return new ApiKey(Sha256.begin().digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  /** A new key, to be shown to its owner once; what {@link #of} makes of it is stored. */
  public static String create() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The hash in hexadecimal, by which the key is stored and found. */
  public String hash() {
    return Sha256.hex(hash);
  }

  /**
   * Whether this is the key of a stored hash.
   *
   * @param stored what {@link #hash} gave when the key was made; null for none
   */
  public boolean matches(@Nullable String stored) {
    return stored != null
        && MessageDigest.isEqual(
            hash().getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKey key && MessageDigest.isEqual(hash, key.hash);
  }

  @Override
  public int hashCode() {
    return (hash[0] << 24) | ((hash[1] & 0xff) << 16) | ((hash[2] & 0xff) << 8) | (hash[3] & 0xff);
  }

  /** Says nothing: this may end up in a log. */
  @Override
  public String toString() {
    return "[API key]";
  }
}
