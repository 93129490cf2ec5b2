package dev.pikku.auth;

import dev.pikku.crypto.Sha256;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signs sessions that travel from one backend to another, with a remote call for example. Comes
 * from a factory of yours, which gives it a secret that both backends have:
 *
 * <pre>{@code
 * public static SessionSigner signer(@Secret("session-key") SecretValue key) {
 *   return SessionSigner.of(key);
 * }
 * }</pre>
 *
 * <p>A signature holds for one receiver and one content, and for a short while: nobody can log in
 * with it, or put it on something else. It is readable, not encrypted, as tokens are.
 */
public final class SessionSigner {
  private static final String PREFIX = "ps1:";

  /** How far the clocks of two backends may differ. */
  private static final long LEEWAY_SECONDS = 30;

  private final HmacKey[] keys;
  private final @Nullable Clock clock;

  private SessionSigner(HmacKey[] keys, @Nullable Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Signs with the first secret, and takes signatures of all.
   *
   * @param newestFirst at least 32 bytes each
   * @throws IllegalArgumentException if one is shorter; the message has its length, never the
   *     secret
   */
  public static SessionSigner of(SecretValue... newestFirst) {
    if (newestFirst.length == 0) {
      throw new IllegalArgumentException("Sessions are signed with a secret: give one");
    }
    HmacKey[] keys = new HmacKey[newestFirst.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new HmacKey(null, newestFirst[i]);
    }
    return new SessionSigner(keys, null);
  }

  /** The same, with another clock. */
  public SessionSigner withClock(Clock clock) {
    return new SessionSigner(keys, clock);
  }

  /**
   * Signs a session.
   *
   * @param receiver who may take it, such as {@code rpc:price-of}
   * @param content what it travels with
   * @param seconds how long it holds
   */
  public <S> String sign(
      SessionCodec<S> codec, S session, String receiver, byte[] content, long seconds) {
    JsonWriter out = new JsonWriter(256).beginObject().name("exp").value(now() + seconds);
    codec.write(out, session);
    String claims = encoded(out.endObject().toByteArray());
    return PREFIX + claims + ":" + encoded(keys[0].sign(signed(receiver, content, claims)));
  }

  /**
   * Takes a session.
   *
   * @param signature what came along
   * @param receiver who takes it
   * @param content what it came with
   * @return null if the signature is forged, expired, or of something else
   */
  public <S> @Nullable S verify(
      SessionCodec<S> codec, String signature, String receiver, byte[] content) {
    int proof = signature.lastIndexOf(':') + 1;
    if (!signature.startsWith(PREFIX) || proof <= PREFIX.length()) {
      return null;
    }
    String claims = signature.substring(PREFIX.length(), proof - 1);
    try {
      byte[] mac = decoded(signature.substring(proof));
      return isSigned(signed(receiver, content, claims), mac)
          ? session(codec, decoded(claims))
          : null;
    } catch (RuntimeException malformed) {
      // no base64, or the record's constructor does not take what an older version of it did; a
      // plain type, because verifying this class loads what it catches
      return null;
    }
  }

  private boolean isSigned(byte[] signed, byte[] mac) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].verifies(signed, mac)) {
        return true;
      }
    }
    return false;
  }

  private <S> @Nullable S session(SessionCodec<S> codec, byte[] claims) {
    if (expiry(new JsonReader(claims)) + LEEWAY_SECONDS <= now()) {
      return null;
    }
    JsonReader in = new JsonReader(claims);
    S session = codec.read(in);
    return in.violations().isEmpty() ? session : null;
  }

  private static long expiry(JsonReader in) {
    long expiry = 0;
    in.beginObject();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (name.equals("exp")) {
        expiry = in.longInteger();
      } else {
        in.skip();
      }
    }
    return expiry;
  }

  /** Lines, of which tokens have none: no signature of theirs is one of these. */
  private static byte[] signed(String receiver, byte[] content, String claims) {
    String hash = Sha256.hex(Sha256.begin().digest(content));
    String lines = PREFIX + '\n' + receiver + '\n' + hash + '\n' + claims;
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  private long now() {
    return (clock == null ? System.currentTimeMillis() : clock.millis()) / 1000;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
