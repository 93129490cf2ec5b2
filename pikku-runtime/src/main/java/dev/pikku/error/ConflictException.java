package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 409: the request does not fit the present state. */
public class ConflictException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public ConflictException(@Nullable String message) {
    this(message, null);
  }

  public ConflictException(@Nullable String message, @Nullable Throwable cause) {
    super(409, "ConflictError", message, cause);
  }
}
