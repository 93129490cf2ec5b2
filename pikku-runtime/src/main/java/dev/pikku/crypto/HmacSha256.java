package dev.pikku.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * HMAC with SHA-256 (RFC 2104) under one key, over the JDK's digest: {@code javax.crypto.Mac} gives
 * the same bytes, but starts the JDK's cipher framework, which a cold start feels. May be used by
 * several threads at once.
 */
public final class HmacSha256 {
  private static final int BLOCK_BYTES = 64;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /** Takes a key of any length; what is asked of it otherwise is the caller's business. */
  public HmacSha256(byte[] key) {
    byte[] block = new byte[BLOCK_BYTES];
    byte[] used = key.length > BLOCK_BYTES ? Sha256.begin().digest(key) : key;
    System.arraycopy(used, 0, block, 0, used.length);
    inner = keyed(block, 0x36);
    outer = keyed(block, 0x5c);
  }

  private static MessageDigest keyed(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK_BYTES];
    for (int i = 0; i < BLOCK_BYTES; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    MessageDigest digest = Sha256.begin();
    digest.update(padded);
    return digest;
  }

  /** The code of a message: 32 bytes. */
  public byte[] of(byte[] message) {
    MessageDigest whole = copy(outer);
    whole.update(copy(inner).digest(message));
    return whole.digest();
  }

  /** The code of a text's UTF-8. */
  public byte[] of(String message) {
    return of(message.getBytes(StandardCharsets.UTF_8));
  }

  /** What has taken in the key stays as it is, so that each message begins with a copy. */
  private static MessageDigest copy(MessageDigest keyed) {
    try {
      return (MessageDigest) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java's SHA-256 cannot be copied", e);
    }
  }
}
