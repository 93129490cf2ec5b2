package dev.pikku.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986, section 2.1) back to text, strictly. */
final class PercentCode {
  private PercentCode() {}

  /**
   * Decodes part of a text.
   *
   * @param form whether a plus sign is a space, as in queries and forms
   */
  static String decode(String text, int from, int to, boolean form) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '%' || (form && c == '+')) {
        return decode(text.substring(from, to).getBytes(StandardCharsets.UTF_8), form);
      }
    }
    return text.substring(from, to);
  }

  private static String decode(byte[] text, boolean form) {
    int length = 0;
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      if (c == '%') {
        int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
        int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw HttpRefusal.malformedUrl();
        }
        c = (byte) ((high << 4) | low);
        i += 2;
      } else if (form && c == '+') {
        c = ' ';
      }
      text[length++] = c;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(text, 0, length))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw HttpRefusal.malformedUrl();
    }
  }
}
