package dev.pikku.generator.testing;

import dev.pikku.channel.ChannelDoor;
import dev.pikku.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A client of a door's channels, as API Gateway would have it. */
public final class WebSocket {
  private static final String ENDPOINT = "https://abc.execute-api.eu-central-1.amazonaws.com/dev";

  private final ChannelDoor door;
  private final String id;

  public WebSocket(ChannelDoor door, String id) {
    this.door = door;
    this.id = id;
  }

  /** Connects; {@code 200}, or the status and what the refusal says. */
  public String connect(Request request) {
    HttpResponse response = door.connect(null, id, ENDPOINT, request, deadline());
    String text = new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
    return (response.status() + " " + text).strip();
  }

  /** Connects by {@code ?since=1}, or by nothing. */
  public String connect(String query) {
    return connect(Request.of("GET /" + query));
  }

  /** Sends a message; what is answered, or nothing. */
  public String send(String message) {
    byte[] frame = door.message(id, ENDPOINT, message, false, "trace", deadline());
    return frame == null ? "" : new String(frame, StandardCharsets.UTF_8);
  }

  public void disconnect() {
    door.disconnect(id, "trace", deadline());
  }

  private static long deadline() {
    return System.currentTimeMillis() + 10_000;
  }
}
