package dev.pikku.channel;

import dev.pikku.error.BadRequestException;
import dev.pikku.error.DeclaredException;
import dev.pikku.error.ForbiddenException;
import dev.pikku.error.GoneException;
import dev.pikku.error.NotFoundException;
import dev.pikku.error.UnsupportedMediaTypeException;

/**
 * What this package throws. It stands apart, under a plain type, because verifying a class loads
 * every exception it throws by its own name.
 */
final class ChannelRefusal {
  private static final int LONGEST_SHOWN = 100;

  private ChannelRefusal() {}

  static RuntimeException unknownChannel() {
    return new NotFoundException(
        "There is no such channel: name one in the query, as in ?channel=name");
  }

  static RuntimeException foreignOrigin() {
    return new ForbiddenException("Pages of this origin may not connect");
  }

  static RuntimeException closed() {
    return new ForbiddenException("The channel does not take this connection");
  }

  static RuntimeException gone() {
    return new GoneException("The channel is no longer known here: connect again");
  }

  static RuntimeException binary() {
    return new UnsupportedMediaTypeException(
        "Binary messages are not taken: send the bytes as base64 text within JSON");
  }

  static RuntimeException unknownAction(String key, String action) {
    if (action.isEmpty()) {
      return new BadRequestException(
          "Messages here are JSON objects with an action: their member \"" + key + "\", a text");
    }
    boolean isLong = action.length() > LONGEST_SHOWN;
    String shown = isLong ? action.substring(0, LONGEST_SHOWN) + "..." : action;
    return new BadRequestException("Nothing here takes the action \"" + shown + "\"");
  }

  static RuntimeException tooLarge(int bytes) {
    return DeclaredException.of(
        500,
        "AnswerTooLargeError",
        "The answer is larger than can be sent",
        new IllegalStateException(
            "The reply has "
                + bytes
                + " bytes, and API Gateway delivers no more than "
                + Connections.MOST_BYTES
                + ": send parts, or where it can be fetched"));
  }
}
