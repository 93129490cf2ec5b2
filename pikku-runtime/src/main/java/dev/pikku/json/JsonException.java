package dev.pikku.json;

import dev.pikku.error.BadRequestException;

/** 400: the text is not JSON, or exceeds a limit. The message has a position, never the text. */
public final class JsonException extends BadRequestException {
  private static final long serialVersionUID = 1L;

  public JsonException(String message, int position) {
    super(message + " at byte " + position);
  }

  /** A plain type is returned: verifying a class that throws this one would load it. */
  static RuntimeException at(int position, String message) {
    return new JsonException(message, position);
  }
}
