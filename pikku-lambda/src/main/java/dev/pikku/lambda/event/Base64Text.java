package dev.pikku.lambda.event;

import dev.pikku.error.BadRequestException;
import java.util.Arrays;
import java.util.Base64;

/** Bodies in base64, which may have line breaks but nothing else that is not base64. */
final class Base64Text {
  private Base64Text() {}

  /** How many bytes a text stands for, without decoding it. */
  static int size(byte[] text) {
    int characters = 0;
    for (int i = 0; i < text.length; i++) {
      if (text[i] > ' ' && text[i] != '=') {
        characters++;
      }
    }
    return characters / 4 * 3 + characters % 4 * 3 / 4;
  }

  static byte[] decode(byte[] text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException hasLineBreaks) {
      return decodeLines(text);
    }
  }

  private static byte[] decodeLines(byte[] text) {
    byte[] joined = new byte[text.length];
    int length = 0;
    for (byte b : text) {
      if (b != '\r' && b != '\n') {
        joined[length++] = b;
      }
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(joined, length));
    } catch (IllegalArgumentException malformed) {
      throw new BadRequestException("The body is not base64", malformed);
    }
  }
}
