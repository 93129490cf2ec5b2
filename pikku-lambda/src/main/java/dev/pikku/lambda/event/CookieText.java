package dev.pikku.lambda.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Cookie} headers: {@code name=value; name=value}. */
final class CookieText {
  private CookieText() {}

  /** The value of a cookie, quotes around it taken off; null if there is none. */
  static @Nullable String find(List<String> headers, String name) {
    for (int i = 0; i < headers.size(); i++) {
      String value = find(headers.get(i), name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String find(String header, String name) {
    for (int from = 0; from < header.length(); ) {
      int semicolon = header.indexOf(';', from);
      int to = semicolon < 0 ? header.length() : semicolon;
      String cookie = header.substring(from, to).strip();
      if (cookie.length() > name.length()
          && cookie.startsWith(name)
          && cookie.charAt(name.length()) == '=') {
        String value = cookie.substring(name.length() + 1);
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
      }
      from = to + 1;
    }
    return null;
  }
}
