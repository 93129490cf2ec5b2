package dev.pikku.rpc;

import org.jspecify.annotations.Nullable;

/**
 * A remote call that brought no result, for a reason that is none of the caller's callers'
 * business: the function failed unexpectedly, or was not reached. Where nobody catches it, callers
 * see 500 and an error id.
 */
public final class RemoteCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveRun;

  /**
   * @param message nothing of what was sent or answered
   * @param mayHaveRun whether the function may have done its work all the same
   */
  public RemoteCallException(String message, boolean mayHaveRun, @Nullable Throwable cause) {
    super(message, cause);
    this.mayHaveRun = mayHaveRun;
  }

  /** Whether the function may have done its work all the same; if not, nothing has happened. */
  public boolean mayHaveRun() {
    return mayHaveRun;
  }
}
