package dev.pikku.auth;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs JSON Web Tokens (RFC 7519) and checks them. Comes from a factory of yours, which gives it
 * the key:
 *
 * <pre>{@code
 * public static JwtService jwt(@Secret("jwt-key") SecretValue key) {
 *   return JwtService.of(JwtKey.hs256(key));
 * }
 * }</pre>
 *
 * <p>A token must be signed by one of the keys, with that key's own algorithm, and must have an
 * {@code exp} that is not over; an {@code nbf} must have come. Clocks may differ by half a minute.
 */
public final class JwtService {
  private static final int LONGEST = 8 * 1024;
  private static final long LEEWAY = 30_000;

  private final JwtKey[] keys;
  private final @Nullable String issuer;
  private final @Nullable String audience;
  private final long leeway;
  private final @Nullable Clock clock;
  private volatile String @Nullable [] headers;

  private JwtService(
      JwtKey[] keys,
      @Nullable String issuer,
      @Nullable String audience,
      long leeway,
      @Nullable Clock clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.audience = audience;
    this.leeway = leeway;
    this.clock = clock;
  }

  /**
   * Signs with the first key, and takes tokens of all.
   *
   * @param newestFirst give them ids, so that an old one can go once its tokens have expired
   */
  public static JwtService of(JwtKey... newestFirst) {
    if (newestFirst.length == 0) {
      throw new IllegalArgumentException("Tokens need a key");
    }
    JwtKey[] keys = newestFirst.clone();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].algorithm().equalsIgnoreCase("none")) {
        throw new IllegalArgumentException("A key without an algorithm is none");
      }
    }
    return new JwtService(keys, null, null, LEEWAY, null);
  }

  /** The keys' headers as they stand in tokens; made with the first token, not at start. */
  private String[] headers() {
    String[] known = headers;
    if (known == null) {
      known = new String[keys.length];
      for (int i = 0; i < keys.length; i++) {
        known[i] = header(keys[i]);
      }
      headers = known;
    }
    return known;
  }

  private static String header(JwtKey key) {
    JsonWriter out = new JsonWriter(64).beginObject();
    out.name("alg").value(key.algorithm()).name("typ").value("JWT");
    if (key.id() != null) {
      out.name("kid").value(key.id());
    }
    return encoded(out.endObject().toByteArray()) + ".";
  }

  /** The same, with an issuer: put into tokens, and asked for in those of others. */
  public JwtService withIssuer(String issuer) {
    return new JwtService(keys, issuer, audience, leeway, clock);
  }

  /** The same, with an audience: put into tokens, and asked for in those of others. */
  public JwtService withAudience(String audience) {
    return new JwtService(keys, issuer, audience, leeway, clock);
  }

  /** The same, with another difference that clocks may have; 30 seconds unless said. */
  public JwtService withLeeway(Duration leeway) {
    if (leeway.isNegative()) {
      throw new IllegalArgumentException("A leeway is not negative");
    }
    return new JwtService(keys, issuer, audience, leeway.toMillis(), clock);
  }

  /** The same, with another clock. */
  public JwtService withClock(Clock clock) {
    return new JwtService(keys, issuer, audience, leeway, clock);
  }

  /**
   * Makes a token for something else than a session, such as a link in a mail. Give it an audience
   * of its own, so that nobody can log in with it: {@code
   * jwt.withAudience("mail-link").sign(claims, lifetime)}.
   *
   * @param claims text, numbers, booleans, lists and maps of these
   * @throws IllegalArgumentException if they have what is put in here: {@code iss}, {@code aud},
   *     {@code exp}, {@code nbf}, {@code iat}
   */
  public String sign(Map<String, ?> claims, Duration lifetime) {
    JsonWriter out = begin(seconds(lifetime));
    for (Map.Entry<String, ?> claim : claims.entrySet()) {
      if (isOwn(claim.getKey())) {
        throw new IllegalArgumentException(
            "The claim \"" + claim.getKey() + "\" is put in by the JwtService itself");
      }
      out.name(claim.getKey()).any(claim.getValue());
    }
    return end(out);
  }

  private static boolean isOwn(String claim) {
    return switch (claim) {
      case "iss", "aud", "exp", "nbf", "iat" -> true;
      default -> false;
    };
  }

  /**
   * Checks a token of whatever kind.
   *
   * @param token what a caller sent
   * @return its claims; empty if it is forged, expired, malformed, or for somebody else
   */
  public Optional<Claims> verify(String token) {
    return Optional.ofNullable(check(token));
  }

  /** Begins a token's claims. */
  JsonWriter begin(long lifetime) {
    long now = millis() / 1000;
    JsonWriter out = new JsonWriter(256).beginObject();
    if (issuer != null) {
      out.name("iss").value(issuer);
    }
    if (audience != null) {
      out.name("aud").value(audience);
    }
    return out.name("iat").value(now).name("exp").value(now + lifetime);
  }

  /** Ends a token's claims and signs them. */
  String end(JsonWriter claims) {
    String signed = headers()[0] + encoded(claims.endObject().toByteArray());
    byte[] signature = keys[0].sign(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encoded(signature);
  }

  /** {@link #verify} for this package. */
  @Nullable Claims check(String token) {
    int payload = token.indexOf('.') + 1;
    int signature = token.lastIndexOf('.') + 1;
    if (payload == 0 || signature <= payload || token.length() > LONGEST) {
      return null;
    }
    byte[] json = decoded(token.substring(payload, signature - 1));
    byte[] proof = decoded(token.substring(signature));
    if (json == null || proof == null || !isSigned(token, payload, signature, proof)) {
      return null;
    }
    return isValid(json) ? claims(json) : null;
  }

  private boolean isSigned(String token, int payload, int signature, byte[] proof) {
    JwtHeader header = null;
    int own = own(token);
    if (own < 0) {
      byte[] json = decoded(token.substring(0, payload - 1));
      header = json == null ? null : JwtHeader.read(json);
      if (header == null) {
        return false;
      }
    }
    byte[] signed = token.substring(0, signature - 1).getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < keys.length; i++) {
      boolean fits = header == null ? headers()[i].equals(headers()[own]) : header.fits(keys[i]);
      if (fits && keys[i].verifies(signed, proof)) {
        return true;
      }
    }
    return false;
  }

  /** The first key whose own header the token has; -1 if none. */
  private int own(String token) {
    String[] headers = headers();
    for (int i = 0; i < headers.length; i++) {
      if (token.startsWith(headers[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a payload is an object that is valid now. */
  private boolean isValid(byte[] json) {
    try {
      JsonReader in = new JsonReader(json);
      return in.beginObject() && isInTime(in) && in.violations().isEmpty();
    } catch (RuntimeException malformed) {
      // a plain type, because verifying this class loads what it catches
      return false;
    }
  }

  private boolean isInTime(JsonReader in) {
    double now = millis() / 1000.0;
    double slack = leeway / 1000.0;
    boolean expires = false;
    Set<String> seen = new HashSet<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (!seen.add(name)) {
        return false;
      }
      switch (name) {
        case "exp" -> {
          expires = true;
          if (in.decimal() + slack <= now) {
            return false;
          }
        }
        case "nbf" -> {
          if (in.decimal() - slack > now) {
            return false;
          }
        }
        default -> in.skip();
      }
    }
    in.end();
    return expires;
  }

  private @Nullable Claims claims(byte[] json) {
    Claims claims = new Claims(json);
    if (issuer != null && !issuer.equals(claims.text("iss"))) {
      return null;
    }
    return audience == null || claims.texts("aud").contains(audience) ? claims : null;
  }

  private long millis() {
    return clock == null ? System.currentTimeMillis() : clock.millis();
  }

  static long seconds(Duration lifetime) {
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("A token lasts a second at least");
    }
    return lifetime.toSeconds();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Decodes what is written as there is but one way to write it; null for anything else. */
  private static byte @Nullable [] decoded(String text) {
    int rest = text.length() & 3;
    int unused = rest == 2 ? 0xf : rest == 3 ? 3 : 0;
    if (rest == 1 || text.endsWith("=") || (unused & lastBits(text)) != 0) {
      return null;
    }
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static int lastBits(String text) {
    int c = text.isEmpty() ? 'A' : text.charAt(text.length() - 1);
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '-' ? 62 : 63;
  }
}
