package dev.pikku.wire;

import dev.pikku.error.ForbiddenException;
import dev.pikku.error.UnauthorizedException;

/**
 * What keeps callers out. It stands apart, under a plain type, because verifying a class loads
 * every exception it throws by its own name.
 */
public final class Refusal {
  private Refusal() {}

  /** No permission lets the call through. */
  public static RuntimeException denied() {
    return new ForbiddenException("Permission denied");
  }

  /** The call needs a session. */
  public static RuntimeException unauthorized() {
    return new UnauthorizedException("A session is required");
  }
}
