package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 405: the path exists, but not for this method. */
public class MethodNotAllowedException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public MethodNotAllowedException(@Nullable String message) {
    this(message, null);
  }

  public MethodNotAllowedException(@Nullable String message, @Nullable Throwable cause) {
    super(405, "MethodNotAllowedError", message, cause);
  }
}
