package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/** What generated code makes of an exception whose class is annotated {@code @HttpError}. */
public final class DeclaredException extends PikkuException {
  private static final long serialVersionUID = 1L;

  private DeclaredException(int status, String code, @Nullable String message, Throwable cause) {
    super(status, code, message, cause);
  }

  /**
   * Tells callers of an exception. The inherited type is returned, so that a bootstrap is verified
   * without loading this class.
   *
   * @param status the HTTP status, 400 to 599
   * @param code the stable name on the wire
   * @param message what callers read
   * @param cause the exception itself
   */
  public static PikkuException of(
      int status, String code, @Nullable String message, Throwable cause) {
    return new DeclaredException(status, code, message, cause);
  }
}
