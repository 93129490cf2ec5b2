package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 403: the session does not allow this. */
public class ForbiddenException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public ForbiddenException(@Nullable String message) {
    this(message, null);
  }

  public ForbiddenException(@Nullable String message, @Nullable Throwable cause) {
    super(403, "ForbiddenError", message, cause);
  }
}
