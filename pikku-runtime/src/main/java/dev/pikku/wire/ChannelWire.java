package dev.pikku.wire;

import dev.pikku.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The live end of one connect, message or disconnect of a channel. */
public final class ChannelWire extends Wire {
  private final ChannelEnd end;
  private final String body;
  private final @Nullable HttpRequest request;

  /**
   * @param body the message as sent; empty at connect and disconnect
   * @param request the upgrade request; null but at connect
   * @param traceId null, or one that is not harmless, if one is to be made
   */
  public ChannelWire(
      ChannelEnd end,
      String body,
      @Nullable HttpRequest request,
      @Nullable String traceId,
      long deadline) {
    super(TraceId.isHarmless(traceId) ? traceId : null, deadline);
    this.end = end;
    this.body = body;
    this.request = request;
  }

  @Override
  public Type type() {
    return Type.CHANNEL;
  }

  @Override
  String findTraceId() {
    return request == null ? TraceId.make() : TraceId.of(request);
  }

  /** The id of this connection. */
  public String channelId() {
    return end.channelId();
  }

  /** The name of the {@code @WireChannel}. */
  public String channel() {
    return end.channel();
  }

  /** The value of the routing key; empty where no action was named. */
  public String action() {
    return end.action();
  }

  /** The message as sent; empty at connect and disconnect. */
  public String body() {
    return body;
  }

  /** The upgrade request, while connecting; null afterwards. */
  @Override
  public @Nullable HttpRequest request() {
    return request;
  }

  /**
   * Chooses one of the subprotocols that the client offers ({@code Sec-WebSocket-Protocol}), while
   * connecting. Browsers that offer some give up where none is chosen.
   *
   * @throws IllegalArgumentException if no header can have it
   */
  public void protocol(String name) {
    end.protocol(name);
  }

  /** Has this channel receive what is published to a topic; doing so again changes nothing. */
  public void subscribe(String topic) {
    end.subscribe(topic);
  }

  /** Ends a subscription; nothing happens where there is none. */
  public void unsubscribe(String topic) {
    end.unsubscribe(topic);
  }

  /**
   * Closes the connection once this call is over, after its reply. While connecting, it refuses the
   * connection, with 403.
   */
  public void close() {
    end.close();
  }

  /**
   * Sends JSON to this client, before the reply. Functions that take a {@code Channel<T>} send
   * values. While connecting it waits for the first message; at disconnect nobody hears it.
   *
   * @throws IllegalArgumentException if it is larger than API Gateway delivers (128 KB)
   * @throws java.io.UncheckedIOException if it was not delivered although the client may be there
   */
  public void send(String json) {
    end.send(json);
  }

  /** What this wire leads to; the door's. */
  public ChannelEnd end() {
    return end;
  }
}
