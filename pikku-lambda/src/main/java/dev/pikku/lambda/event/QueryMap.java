package dev.pikku.lambda.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The query of payloads that have it as a map, put back together as it may have been sent. */
final class QueryMap {
  private static final String HEX = "0123456789ABCDEF";

  private QueryMap() {}

  /**
   * Joins names and values.
   *
   * @param map stands at an object whose values are texts or arrays of them
   * @param isEncoded whether they are percent-encoded still, as load balancers leave them
   */
  static String raw(EventScan map, boolean isEncoded) {
    StringBuilder query = new StringBuilder();
    if (map.beginObject()) {
      while (map.nextKey()) {
        String name = map.key();
        if (map.peek() == '[') {
          map.beginArray();
          while (map.nextElement()) {
            add(query, name, map.text(), isEncoded);
          }
        } else {
          add(query, name, map.text(), isEncoded);
        }
      }
    }
    return query.toString();
  }

  private static void add(
      StringBuilder query, String name, @Nullable String value, boolean isEncoded) {
    if (query.length() > 0) {
      query.append('&');
    }
    append(query, name, isEncoded);
    query.append('=');
    append(query, value == null ? "" : value, isEncoded);
  }

  private static void append(StringBuilder query, String text, boolean isEncoded) {
    if (isEncoded) {
      query.append(text);
      return;
    }
    encode(query, text, "");
  }

  /** Encodes a path that was decoded, so that it can be cut into segments and decoded again. */
  static String path(String decoded) {
    StringBuilder path = new StringBuilder();
    encode(path, decoded, "/!$&'()*+:;=@");
    return path.toString();
  }

  /** Encodes what is neither plain nor one of some other characters. */
  private static void encode(StringBuilder to, String text, String others) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (byte b : utf8) {
      if (isPlain(b) || others.indexOf(b) >= 0) {
        to.append((char) b);
      } else {
        to.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
  }

  /** Commas stay, because lists are cut at them before decoding. */
  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b == '~'
        || b == ',';
  }
}
