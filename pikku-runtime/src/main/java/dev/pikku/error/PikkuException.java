package dev.pikku.error;

import org.jspecify.annotations.Nullable;

/**
 * An exception that callers are told about: its status, its stable code and its message are the
 * answer. Everything else that is thrown is answered with 500 and an error id alone.
 */
public abstract class PikkuException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * @param status the HTTP status, 400 to 599
   * @param code the stable name on the wire, such as {@code NotFoundError}
   * @param message what callers read
   */
  protected PikkuException(
      int status, String code, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("An error's status is 400 to 599, not " + status);
    }
    this.status = status;
    this.code = code;
  }

  /** The HTTP status, 400 to 599. */
  public final int status() {
    return status;
  }

  /** The stable name on the wire, such as {@code NotFoundError}. */
  public final String code() {
    return code;
  }

  /**
   * Further facts for callers: text, numbers, booleans, lists and maps of these; none unless a
   * subclass has some.
   */
  public @Nullable Object payload() {
    return null;
  }
}
