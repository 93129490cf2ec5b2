package dev.pikku.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bodies that are text, strictly UTF-8. */
final class TextBody {
  private TextBody() {}

  static String decode(byte[] body, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(body, from, to - from))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw HttpRefusal.malformedBody();
    }
  }
}
