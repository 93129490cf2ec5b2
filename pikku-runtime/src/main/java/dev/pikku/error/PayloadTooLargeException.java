package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 413: the body is over the limit. */
public class PayloadTooLargeException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public PayloadTooLargeException(@Nullable String message) {
    this(message, null);
  }

  public PayloadTooLargeException(@Nullable String message, @Nullable Throwable cause) {
    super(413, "PayloadTooLargeError", message, cause);
  }
}
