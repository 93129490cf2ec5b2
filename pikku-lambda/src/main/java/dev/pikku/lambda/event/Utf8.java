package dev.pikku.lambda.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells text from other bytes, whatever their content type says. */
final class Utf8 {
  /** Text has fewer: escaped, each takes six bytes, and with more an answer would double. */
  private static final int CONTROLS = 5;

  private Utf8() {}

  static boolean isText(byte[] bytes, int length) {
    int controls = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i];
      controls += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
    }
    if (controls > length / CONTROLS) {
      return false;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException binary) {
      return false;
    }
  }
}
