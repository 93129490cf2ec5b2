package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 503: this works again later. */
public class ServiceUnavailableException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public ServiceUnavailableException(@Nullable String message) {
    this(message, null);
  }

  public ServiceUnavailableException(@Nullable String message, @Nullable Throwable cause) {
    super(503, "ServiceUnavailableError", message, cause);
  }
}
