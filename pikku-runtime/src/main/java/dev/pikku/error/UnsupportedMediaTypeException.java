package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 415: the body is of a type that nothing here reads. */
public class UnsupportedMediaTypeException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public UnsupportedMediaTypeException(@Nullable String message) {
    this(message, null);
  }

  public UnsupportedMediaTypeException(@Nullable String message, @Nullable Throwable cause) {
    super(415, "UnsupportedMediaTypeError", message, cause);
  }
}
