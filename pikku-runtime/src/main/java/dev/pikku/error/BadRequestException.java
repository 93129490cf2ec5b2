package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 400: the request cannot be read. */
public class BadRequestException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public BadRequestException(@Nullable String message) {
    this(message, null);
  }

  public BadRequestException(@Nullable String message, @Nullable Throwable cause) {
    super(400, "BadRequestError", message, cause);
  }
}
