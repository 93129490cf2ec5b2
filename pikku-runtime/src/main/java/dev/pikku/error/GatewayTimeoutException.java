package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 504: a service behind this one did not answer in time. */
public class GatewayTimeoutException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public GatewayTimeoutException(@Nullable String message) {
    this(message, null);
  }

  public GatewayTimeoutException(@Nullable String message, @Nullable Throwable cause) {
    super(504, "GatewayTimeoutError", message, cause);
  }
}
