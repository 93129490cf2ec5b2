package dev.pikku.auth;

import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC with SHA-256, by the JDK. */
final class HmacKey implements JwtKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_BYTES = 32;

  private final @Nullable String id;
  private final Mac mac;

  HmacKey(@Nullable String id, SecretValue secret) {
    this.id = id;
    byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
    if (key.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "The key "
              + (id == null ? "" : "\"" + id + "\" ")
              + "for HS256 has "
              + key.length
              + " bytes, and needs "
              + LEAST_BYTES
              + " at least. Make one with: openssl rand -base64 48");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
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
    // one that is ready costs less than one for each call, and nobody waits for microseconds
    synchronized (mac) {
      return mac.doFinal(signed);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "[key]";
  }
}
