package dev.pikku.lambda;

import dev.pikku.http.HttpFailure;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import java.util.Map;

/** What seldom happens between an event and its answer; it stands apart to be loaded only then. */
final class ChannelTrouble {
  private ChannelTrouble() {}

  /**
   * Says that an event was none of a WebSocket: the function is wired to something else, or
   * somebody tries it by hand. Nothing of the event is told.
   */
  static void unreadable(Map<String, String> environment) {
    JsonLogger.of(environment)
        .log(
            Logger.Level.WARN,
            "The event is none of a WebSocket API, or a malformed one; it was answered with 400."
                + " The handler takes $connect, $disconnect, $default and routes of your own.",
            null);
  }

  /**
   * Logs why the door did not open, and says what clients learn of it.
   *
   * @param out is written to
   */
  static void closed(JsonWriter out, Map<String, String> environment, Throwable thrown) {
    HttpFailure.closed(out, JsonLogger.of(environment), thrown);
  }
}
