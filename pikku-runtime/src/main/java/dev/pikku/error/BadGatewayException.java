package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** 502: a service behind this one answered badly. */
public class BadGatewayException extends PikkuException {
  private static final long serialVersionUID = 1L;

  public BadGatewayException(@Nullable String message) {
    this(message, null);
  }

  public BadGatewayException(@Nullable String message, @Nullable Throwable cause) {
    super(502, "BadGatewayError", message, cause);
  }
}
