package dev.pikku.lambda.event;

import dev.pikku.error.BadRequestException;
import java.util.Base64;

/** Bodies in base64, which may have line breaks. */
final class Base64Text {
  private Base64Text() {}

  static byte[] decode(byte[] text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw new BadRequestException("The body is not base64", malformed);
    }
  }
}
