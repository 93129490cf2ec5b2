package dev.pikku.auth;

import dev.pikku.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a token says, or a gateway, about a caller: names and values. */
public final class Claims {
  private static final byte[] NOTHING = {};

  private final byte[] json;
  private @Nullable Map<String, Object> values;

  /**
   * Takes a token's payload, which is read when it is asked for.
   *
   * @param json an object that is known to be well formed
   */
  Claims(byte[] json) {
    this.json = json;
  }

  Claims(Map<String, Object> values) {
    json = NOTHING;
    this.values = values;
  }

  /** A text, or a number or boolean as text; null for anything else. */
  public @Nullable String text(String name) {
    Object value = value(name);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : null;
  }

  /** The texts of a list, or a single text; empty for anything else. */
  public List<String> texts(String name) {
    return texts(value(name));
  }

  /**
   * Scopes, wherever tokens have them: the words of {@code scope}, else the texts of {@code scopes}
   * or {@code scp}.
   */
  public List<String> scopes() {
    String scope = text("scope");
    if (scope != null) {
      return words(scope);
    }
    List<String> scopes = texts("scopes");
    return scopes.isEmpty() ? texts("scp") : scopes;
  }

  /** A value as JSON has it: text, number, boolean, list or map; null for none. */
  public @Nullable Object value(String name) {
    return values().get(name);
  }

  @SuppressWarnings("unchecked") // the payload is an object
  private Map<String, Object> values() {
    Map<String, Object> known = values;
    if (known == null) {
      known = reader().any() instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
      values = known;
    }
    return known;
  }

  /** Reads the payload from its beginning. */
  JsonReader reader() {
    return new JsonReader(json);
  }

  static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int space = text.indexOf(' ', from);
      int to = space < 0 ? text.length() : space;
      if (to > from) {
        words.add(text.substring(from, to));
      }
      from = to + 1;
    }
    return words;
  }

  /** Says nothing: this may end up in a log. */
  @Override
  public String toString() {
    return "[claims]";
  }
}
