package dev.pikku.auth;

import dev.pikku.error.PikkuException;
import dev.pikku.json.JsonReader;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header of a token that somebody else made: ours are known by their text. */
final class JwtHeader {
  private @Nullable String algorithm;
  private @Nullable String keyId;

  private JwtHeader() {}

  /** Reads a header; null if it is none, or asks for what is not known here. */
  static @Nullable JwtHeader read(byte[] json) {
    try {
      JwtHeader header = new JwtHeader();
      JsonReader in = new JsonReader(json);
      boolean sound = header.read(in);
      return sound && in.violations().isEmpty() ? header : null;
    } catch (PikkuException malformed) {
      return null;
    }
  }

  private boolean read(JsonReader in) {
    if (!in.beginObject()) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (!seen.add(name) || name.equals("crit")) {
        // what is critical must be understood, and nothing is
        return false;
      }
      switch (name) {
        case "alg" -> algorithm = in.string();
        case "kid" -> keyId = in.string();
        default -> in.skip();
      }
    }
    in.end();
    return algorithm != null;
  }

  /** Whether a key may have signed the token. */
  boolean fits(JwtKey key) {
    String id = key.id();
    return key.algorithm().equals(algorithm) && (keyId == null || id == null || id.equals(keyId));
  }
}
