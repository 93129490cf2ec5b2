package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 429: the caller should try again later. */
public class TooManyRequestsException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public TooManyRequestsException(@Nullable String message) {
    this(message, null);
  }

  public TooManyRequestsException(@Nullable String message, @Nullable Throwable cause) {
    super(429, "TooManyRequestsError", message, cause);
  }
}
