package dev.pikku.lambda.event;

import dev.pikku.error.BadRequestException;

/** Parts of events that cannot be read. It stands apart so that it is loaded only then. */
final class EventRefusal {
  private EventRefusal() {}

  static RuntimeException of(RuntimeException malformed) {
    return new BadRequestException("The request is malformed", malformed);
  }
}
