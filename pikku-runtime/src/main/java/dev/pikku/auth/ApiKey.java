package dev.pikku.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: its hash, which is of no use to a thief. Keys are long and random, so
 * that a plain SHA-256 will do. Two are compared in constant time.
 */
public final class ApiKey {
  private static final String HEX = "0123456789abcdef";
  private static final int BYTES = 32;

  private final byte[] hash;

  private ApiKey(byte[] hash) {
    this.hash = hash;
  }

  /** The hash of a key as a caller sent it. */
  public static ApiKey of(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new ApiKey(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** A new key, to be shown to its owner once; what {@link #of} makes of it is stored. */
  public static String create() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The hash in hexadecimal, by which the key is stored and found. */
  public String hash() {
    StringBuilder hex = new StringBuilder(hash.length * 2);
    for (byte b : hash) {
      hex.append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
    }
    return hex.toString();
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
