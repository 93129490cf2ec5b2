package dev.pikku.http;

/** Keeps line breaks and other control characters out of headers, where they would forge some. */
final class HeaderText {
  private HeaderText() {}

  static void check(String name, String value) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A header needs a name");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == ':') {
        throw new IllegalArgumentException("A header's name has a character that is not allowed");
      }
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException("The header " + name + " has a control character");
      }
    }
  }

  static void checkCookie(String name, String value) {
    check(name, value);
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '=' || name.charAt(i) == ';') {
        throw new IllegalArgumentException("A cookie's name has a character that is not allowed");
      }
    }
    if (value.indexOf(';') >= 0) {
      throw new IllegalArgumentException("The cookie " + name + " has a semicolon in its value");
    }
  }
}
