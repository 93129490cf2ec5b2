package dev.pikku.http;

import dev.pikku.json.JsonWriter;
import dev.pikku.wire.HttpWire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a wiring that says {@code sse = true}: server-sent events, one for each value that
 * the function sends. API Gateway takes whole answers only, so that they leave together, at the
 * end; a local gateway gets each at once.
 */
public final class EventStream {
  private static final String TYPE = "text/event-stream";

  private final HttpDoor door;
  private final HttpWire wire;
  private final StringBuilder events = new StringBuilder();
  private final @Nullable LocalStream local;

  private EventStream(HttpDoor door, HttpWire wire, @Nullable LocalStream local) {
    this.door = door;
    this.wire = wire;
    this.local = local;
  }

  /**
   * The stream of one call.
   *
   * @param environment may name a local gateway that takes events, {@code PIKKU_LOCAL_STREAM}
   */
  public static EventStream of(HttpDoor door, HttpWire wire, Map<String, String> environment) {
    String url = environment.get("PIKKU_LOCAL_STREAM");
    // who asks for the headers alone gets no events
    boolean isHead = wire.request().method().equals("HEAD");
    return new EventStream(door, wire, url == null || isHead ? null : new LocalStream(url));
  }

  /** Sends JSON. */
  public void send(JsonWriter json) {
    send(new String(json.buffer(), 0, json.length(), StandardCharsets.UTF_8));
  }

  /** Sends text as it is; each of its lines is one of the event's. */
  public void send(String text) {
    int begin = events.length();
    data(text);
    sent(begin);
  }

  /**
   * Ends the stream with an error, for the status has left already.
   *
   * @throws Exception what was thrown, if no event was sent: then the answer is what it always is
   */
  public void fail(Throwable thrown) throws Exception {
    int begin = events.length();
    if (begin == 0) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    }
    HttpFailure.answer(door, wire, thrown);
    HttpResponse failure = wire.response();
    events.append("event: error\n");
    data(new String(failure.body(), 0, failure.length(), StandardCharsets.UTF_8));
    failure.reset();
    sent(begin);
  }

  /** Answers with all events. */
  public void end() {
    wire.response().text(TYPE, events.toString());
    keepOutOfCaches();
  }

  private void keepOutOfCaches() {
    if (wire.response().header("cache-control") == null) {
      wire.response().header("cache-control", "no-cache");
    }
  }

  private void data(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        line(text, from, i);
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
      }
    }
    line(text, from, text.length());
    events.append('\n');
  }

  private void line(String text, int from, int to) {
    events.append("data: ").append(text, from, to).append('\n');
  }

  private void sent(int begin) {
    if (local != null) {
      if (begin == 0) {
        wire.response().header("content-type", TYPE);
        keepOutOfCaches();
        door.leave(wire);
      }
      local.send(wire.response(), events.substring(begin));
    }
  }
}
