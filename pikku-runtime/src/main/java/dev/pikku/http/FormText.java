package dev.pikku.http;

import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.util.ArrayList;
import java.util.List;

/** Queries and forms: {@code name=value&name=value}, percent-encoded. */
final class FormText {
  private FormText() {}

  /** Name, value, name, value, … */
  static List<String> decode(String text) {
    List<String> pairs = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = end(text, '&', from, text.length());
      if (to > from) {
        int equals = end(text, '=', from, to);
        pairs.add(PercentCode.decode(text, from, equals, true));
        pairs.add(PercentCode.decode(text, Math.min(equals + 1, to), to, true));
      }
      from = to + 1;
    }
    return pairs;
  }

  /** Hands every pair to a binder; names it does not know are violations unless ignored. */
  static void bind(
      String text,
      ObjectBinder<?> binder,
      Violations violations,
      int maxValues,
      boolean ignoreUnknown) {
    int pairs = 0;
    for (int from = 0; from < text.length(); ) {
      int to = end(text, '&', from, text.length());
      if (to > from) {
        if (++pairs > maxValues) {
          throw HttpRefusal.tooManyPairs(maxValues);
        }
        int equals = end(text, '=', from, to);
        String name = PercentCode.decode(text, from, equals, true);
        int value = Math.min(equals + 1, to);
        boolean known =
            binder.csv(name)
                ? pieces(text, value, to, true, name, binder)
                : binder.text(name, PercentCode.decode(text, value, to, true));
        if (!known && !ignoreUnknown) {
          violations.add(name, "is not a known key");
        }
      }
      from = to + 1;
    }
  }

  /** Hands a text that is not encoded to a binder; false if it does not know the name. */
  static boolean plain(String name, String text, ObjectBinder<?> binder) {
    return binder.csv(name)
        ? pieces(text, 0, text.length(), false, name, binder)
        : binder.text(name, text);
  }

  /** What stands between commas, without blanks around. */
  private static boolean pieces(
      String text, int from, int to, boolean encoded, String name, ObjectBinder<?> binder) {
    boolean known = true;
    while (from < to) {
      int comma = end(text, ',', from, to);
      String piece =
          encoded ? PercentCode.decode(text, from, comma, true) : text.substring(from, comma);
      known &= binder.text(name, piece.strip());
      from = comma + 1;
    }
    return known;
  }

  private static int end(String text, char stop, int from, int to) {
    int at = text.indexOf(stop, from);
    return at < 0 || at > to ? to : at;
  }
}
