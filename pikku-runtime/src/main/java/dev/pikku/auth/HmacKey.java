package dev.pikku.auth;

import dev.pikku.crypto.HmacSha256;
import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** HMAC with SHA-256. */
final class HmacKey implements JwtKey {
  private static final int LEAST_BYTES = 32;

  private final @Nullable String id;
  private final @Nullable SecretValue secret;
  private volatile @Nullable HmacSha256 hmac;

  HmacKey(@Nullable String id, SecretValue secret) {
    this.id = id;
    this.secret = secret;
    int length = utf8(secret).length;
    if (length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "The key "
              + (id == null ? "" : "\"" + id + "\" ")
              + "for HS256 has "
              + length
              + " bytes, and needs "
              + LEAST_BYTES
              + " at least. Make one with: openssl rand -base64 48");
    }
  }

  /** A key that nobody knows. */
  HmacKey() {
    id = null;
    secret = null;
  }

  private static byte[] utf8(SecretValue secret) {
    return secret.reveal().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String algorithm() {
    return "HS256";
  }

  @Override
  public @Nullable String id() {
    return id;
  }

  @Override
  public boolean verifies(byte[] signed, byte[] signature) {
    return MessageDigest.isEqual(sign(signed), signature);
  }

  @Override
  public byte[] sign(byte[] signed) {
    HmacSha256 ready = hmac;
    return (ready == null ? ready() : ready).of(signed);
  }

  /** Made with the first token: most backends are called by somebody without one, too. */
  private synchronized HmacSha256 ready() {
    HmacSha256 ready = hmac;
    if (ready == null) {
      ready = new HmacSha256(utf8(secret == null ? new SecretValue(ApiKey.create()) : secret));
      hmac = ready;
    }
    return ready;
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "[key]";
  }
}
