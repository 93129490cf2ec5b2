package dev.pikku.local.websocket;

import dev.pikku.local.server.HttpRequest;
import java.util.OptionalInt;

/** Lets calls fail that would not, so that it can be tried what comes of it. */
@FunctionalInterface
public interface Faults {
  /** No call fails. */
  Faults NONE = request -> OptionalInt.empty();

  /** The status with which the next call fails, such as 429, if it does. */
  OptionalInt next(HttpRequest request);
}
