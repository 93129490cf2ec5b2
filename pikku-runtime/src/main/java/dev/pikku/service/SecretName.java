package dev.pikku.service;

import dev.pikku.json.JsonReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names of secrets as {@code @Secret} has them: {@code mail-key} is a secret, {@code db#password}
 * the member {@code password} of the JSON object that the secret {@code db} is.
 */
public final class SecretName {
  private SecretName() {}

  /** The secret's own name. */
  public static String secret(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? name : name.substring(0, hash);
  }

  /** The member's name; null if the secret as a whole is meant. */
  public static @Nullable String member(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? null : name.substring(hash + 1);
  }

  /** A member of a JSON object: a text as it is, a number or a flag as it is written; or null. */
  public static @Nullable String member(String json, String member) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String found = null;
    try {
      JsonReader in = new JsonReader(bytes);
      if (!in.beginObject()) {
        return null;
      }
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        char first = in.peek();
        if (!name.equals(member) || first == '{' || first == '[' || first == 'n') {
          in.skip();
        } else if (first == '"') {
          found = in.string();
        } else {
          int from = in.position();
          in.skip();
          found = new String(bytes, from, in.position() - from, StandardCharsets.UTF_8).strip();
        }
      }
      in.end();
    } catch (RuntimeException notJson) {
      // its text may quote what is secret
      return null;
    }
    return found;
  }
}
