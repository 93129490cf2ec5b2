package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 401: there is no session, or a bad one. */
public class UnauthorizedException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public UnauthorizedException(@Nullable String message) {
    this(message, null);
  }

  public UnauthorizedException(@Nullable String message, @Nullable Throwable cause) {
    super(401, "UnauthorizedError", message, cause);
  }
}
