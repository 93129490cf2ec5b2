package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 410: what was asked for existed once. */
public class GoneException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public GoneException(@Nullable String message) {
    this(message, null);
  }

  public GoneException(@Nullable String message, @Nullable Throwable cause) {
    super(410, "GoneError", message, cause);
  }
}
