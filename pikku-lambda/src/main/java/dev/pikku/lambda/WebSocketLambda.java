package dev.pikku.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pikku.channel.ChannelDoor;
import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.event.HttpAnswer;
import dev.pikku.lambda.event.ManagementEndpoint;
import dev.pikku.lambda.event.WebSocketEvent;
import dev.pikku.run.ColdStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the generated WebSocket handler extends: reads an event, has the door connect a client, take
 * its message or forget it, and answers. Where an API is that of one channel, the variable {@code
 * PIKKU_CHANNEL} names it.
 */
public abstract class WebSocketLambda extends ColdStart<ChannelDoor>
    implements RequestStreamHandler {
  private static final String PRIMING =
      "{\"requestContext\":{\"routeKey\":\"a\",\"eventType\":\"MESSAGE\",\"stage\":\"a\","
          + "\"domainName\":\"a\",\"connectionId\":\"a\"},\"body\":\"{\\\"action\\\":\\\"a\\\","
          + "\\\"a\\\":\\\"b\\\"}\",\"isBase64Encoded\":false}";

  /** Opens the door at once. */
  protected WebSocketLambda() {
    this(false);
  }

  /**
   * Opens the door.
   *
   * @param lazy whether at the first event, not here
   */
  protected WebSocketLambda(boolean lazy) {
    this(System.getenv(), lazy);
  }

  /** Opens the door with an environment other than the process's. */
  protected WebSocketLambda(Map<String, String> environment, boolean lazy) {
    super(environment, lazy);
    if (isOpen()) {
      prime();
    }
  }

  /** Start-up has a whole processor to itself, a first call has not. */
  private void prime() {
    try {
      WebSocketEvent event = new WebSocketEvent(PRIMING.getBytes(StandardCharsets.UTF_8));
      ManagementEndpoint.of(event, environment());
      answer(door().prime(event.body()));
    } catch (RuntimeException harmless) {
      // the first call is a little slower
    }
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    JsonWriter answer =
        answer(in.readAllBytes(), System.currentTimeMillis() + context.getRemainingTimeInMillis());
    out.write(answer.buffer(), 0, answer.length());
  }

  private JsonWriter answer(byte[] bytes, long deadline) {
    WebSocketEvent event;
    try {
      event = new WebSocketEvent(bytes);
    } catch (RuntimeException malformed) {
      ChannelTrouble.unreadable(environment());
      return HttpAnswer.of(null, new HttpResponse(400));
    }
    ChannelDoor door;
    try {
      door = door();
    } catch (Throwable closed) {
      return closed(event, closed);
    }
    if (event.isConnect()) {
      return connect(door, event, deadline);
    }
    if (event.isDisconnect()) {
      door.disconnect(event.connectionId(), event.requestId(), deadline);
      return answer(null);
    }
    return answer(
        door.message(
            event.connectionId(),
            ManagementEndpoint.of(event, environment()),
            event.body(),
            event.isBinary(),
            event.requestId(),
            deadline));
  }

  private JsonWriter connect(ChannelDoor door, WebSocketEvent event, long deadline) {
    String channel = environment().get("PIKKU_CHANNEL");
    return HttpAnswer.of(
        null,
        door.connect(
            channel == null || channel.isEmpty() ? null : channel,
            event.connectionId(),
            ManagementEndpoint.of(event, environment()),
            event.upgrade(),
            deadline));
  }

  private JsonWriter closed(WebSocketEvent event, Throwable thrown) {
    JsonWriter out = new JsonWriter();
    if (event.isConnect()) {
      ChannelTrouble.closed(out, environment(), thrown);
      return HttpAnswer.of(null, new HttpResponse(500).json(out));
    }
    out.beginObject().name("error");
    ChannelTrouble.closed(out, environment(), thrown);
    return answer(out.endObject().toByteArray());
  }

  /** The answer to a message: API Gateway sends its body, where the route has a response. */
  private static JsonWriter answer(byte @Nullable [] frame) {
    JsonWriter out = new JsonWriter(frame == null ? 64 : frame.length + 64);
    out.beginObject().name("statusCode").value(200);
    if (frame != null) {
      out.name("body").stringOf(frame, 0, frame.length);
    }
    return out.endObject();
  }
}
