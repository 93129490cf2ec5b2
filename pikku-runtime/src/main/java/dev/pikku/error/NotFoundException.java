package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 404: there is no such thing, or nothing the caller may know of. */
public class NotFoundException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public NotFoundException(@Nullable String message) {
    this(message, null);
  }

  public NotFoundException(@Nullable String message, @Nullable Throwable cause) {
    super(404, "NotFoundError", message, cause);
  }
}
