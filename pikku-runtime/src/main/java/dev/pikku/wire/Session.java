package dev.pikku.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, for the length of one call. Middleware sets it; functions that take a {@code
 * Session<UserSession>} may change it, and the door keeps the change where it can (a cookie, a
 * channel's row).
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public final class Session<S> {
  private final Class<S> type;
  private @Nullable S value;
  private boolean changed;

  Session(Class<S> type) {
    this.type = type;
  }

  Class<S> type() {
    return type;
  }

  /** Another handle of the same, for another call; nothing is changed there yet. */
  Session<S> copy() {
    Session<S> copy = new Session<>(type);
    copy.value = value;
    return copy;
  }

  public Optional<S> get() {
    return Optional.ofNullable(value);
  }

  /**
   * The session of a call that needs one.
   *
   * @throws dev.pikku.error.UnauthorizedException if there is none; callers see 401
   */
  public S require() {
    if (value == null) {
      throw Refusal.unauthorized();
    }
    return value;
  }

  public boolean isPresent() {
    return value != null;
  }

  /** Sets what a request already proves, such as a valid token: nothing has to be stored. */
  public void restore(S value) {
    this.value = value;
  }

  /** Starts or changes the session. */
  public void set(S value) {
    this.value = value;
    changed = true;
  }

  /** Ends the session. */
  public void clear() {
    value = null;
    changed = true;
  }

  /** Whether {@link #set} or {@link #clear} was called, so that the door has something to store. */
  public boolean isChanged() {
    return changed;
  }
}
