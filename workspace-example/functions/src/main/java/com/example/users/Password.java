package com.example.users;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password as it is kept: salted and hashed slowly, so that a thief cannot guess it. */
final class Password {
  private static final int ITERATIONS = 210_000;
  private static final int BITS = 256;

  private final byte[] salt;
  private final byte[] hash;

  private Password(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  static Password of(String text) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return new Password(salt, hash(text, salt));
  }

  boolean matches(String text) {
    return MessageDigest.isEqual(hash, hash(text, salt));
  }

  private static byte[] hash(String text, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has PBKDF2", e);
    }
  }
}
