package dev.pikku.rpc;

import dev.pikku.error.PikkuException;
import org.jspecify.annotations.Nullable;

/** An error of a remote function for which Pikku has no class of its own. */
final class RemoteError extends PikkuException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object payload;

  RemoteError(int status, String code, @Nullable String message, @Nullable Object payload) {
    super(status, code, message, null);
    this.payload = payload;
  }

  @Override
  public @Nullable Object payload() {
    return payload;
  }
}
