package dev.pikku.http;

import dev.pikku.json.ObjectBinder;

/** Lists in one text, whose elements have commas between them, and perhaps blanks around. */
final class CsvText {
  private CsvText() {}

  /** Hands every element to a binder; false if it does not know the name. */
  static boolean bind(String name, String text, ObjectBinder<?> binder) {
    boolean known = true;
    for (int from = 0; from < text.length(); ) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      known &= binder.text(name, text.substring(from, to).strip());
      from = to + 1;
    }
    return known;
  }
}
