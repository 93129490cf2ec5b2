package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 501: this does not exist yet. */
public class NotImplementedException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public NotImplementedException(@Nullable String message) {
    this(message, null);
  }

  public NotImplementedException(@Nullable String message, @Nullable Throwable cause) {
    super(501, "NotImplementedError", message, cause);
  }
}
