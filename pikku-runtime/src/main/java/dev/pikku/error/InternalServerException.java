package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 500: something failed that the caller may be told about. */
public class InternalServerException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public InternalServerException(@Nullable String message) {
    this(message, null);
  }

  public InternalServerException(@Nullable String message, @Nullable Throwable cause) {
    super(500, "InternalServerError", message, cause);
  }
}
