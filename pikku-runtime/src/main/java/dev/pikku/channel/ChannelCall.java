package dev.pikku.channel;

import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import dev.pikku.wire.ChannelEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connect, message or disconnect at work: what it has asked for so far. */
final class ChannelCall implements ChannelEnd {
  /** What waits for the first message goes into one row of the store. */
  private static final int MOST_WAITING = 2 * Connections.MOST_BYTES;

  // what a call is about; an enum would be one more class to load
  static final int CONNECT = 0;
  static final int MESSAGE = 1;
  static final int DISCONNECT = 2;

  private final ChannelDoor door;
  private final int kind;
  private final String id;
  private String endpoint;
  private String channel = "";
  private String action = "";
  private byte @Nullable [] reply;
  private boolean replyIsText;
  private boolean closing;
  private boolean gone;
  private @Nullable ArrayList<String> pending;
  private int waiting;
  private @Nullable LinkedHashSet<String> topics;
  private @Nullable HttpResponse accepted;

  /**
   * @param kind {@link #CONNECT}, {@link #MESSAGE} or {@link #DISCONNECT}
   */
  ChannelCall(ChannelDoor door, int kind, String id, String endpoint) {
    this.door = door;
    this.kind = kind;
    this.id = id;
    this.endpoint = endpoint;
  }

  /** Says which channel it is. */
  void is(String channel) {
    this.channel = channel;
  }

  /** Says which channel it is, as the store knows it. */
  void is(ChannelRow row) {
    channel = row.channel();
    endpoint = row.endpoint();
  }

  /** Says which action the message names. */
  void names(String action) {
    this.action = action;
  }

  @Override
  public String channelId() {
    return id;
  }

  @Override
  public String channel() {
    return channel;
  }

  /** Where the connection's management API is. */
  String endpoint() {
    return endpoint;
  }

  @Override
  public String action() {
    return action;
  }

  @Override
  public void protocol(String name) {
    accepted = new HttpResponse(200).header("Sec-WebSocket-Protocol", name);
  }

  /** The answer to a connection that is accepted. */
  HttpResponse accepted() {
    return accepted == null ? new HttpResponse(200) : accepted;
  }

  @Override
  public void send(String json) {
    byte[] frame = json.getBytes(StandardCharsets.UTF_8);
    checkLength(frame.length, Connections.MOST_BYTES);
    if (kind == MESSAGE) {
      deliver(frame);
    } else if (kind == CONNECT) {
      await(json, frame.length);
    }
  }

  private void await(String json, int bytes) {
    checkLength(waiting + bytes, MOST_WAITING);
    waiting += bytes;
    if (pending == null) {
      pending = new ArrayList<>();
    }
    pending.add(json);
  }

  private static void checkLength(int bytes, int most) {
    if (bytes > most) {
      throw new IllegalArgumentException(
          "No more than " + most + " bytes can be sent to a channel, not " + bytes);
    }
  }

  /** Sends a frame now; one who is gone hears nothing more. */
  void deliver(byte[] frame) {
    try {
      if (!gone && !door.connections().send(endpoint, id, frame)) {
        gone = true;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void reply(byte[] json) {
    reply = json;
    replyIsText = false;
  }

  @Override
  public void reply(String text) {
    reply = text.getBytes(StandardCharsets.UTF_8);
    replyIsText = true;
  }

  /**
   * What is sent as the reply, or null if nothing is.
   *
   * @param key the routing key
   * @param routed whether an action's function was called
   */
  byte @Nullable [] frame(String key, boolean routed) {
    byte[] result = reply;
    if (!routed) {
      return result;
    }
    if (result != null && replyIsText) {
      result = new JsonWriter(result.length + 16).stringOf(result, 0, result.length).toByteArray();
    }
    return RoutingKey.reply(key, action, result);
  }

  /** What was sent and replied while connecting, in order. */
  List<String> pending() {
    byte[] result = reply;
    if (result != null) {
      checkLength(result.length, Connections.MOST_BYTES);
      await(new String(result, StandardCharsets.UTF_8), result.length);
      reply = null;
    }
    return pending == null ? List.of() : pending;
  }

  @Override
  public void subscribe(String topic) {
    if (kind == MESSAGE) {
      // where it is gone already, there is nobody to tell
      boolean unused = door.subscriptions().subscribe(topic, id);
    } else if (kind == CONNECT) {
      if (topics == null) {
        topics = new LinkedHashSet<>();
      }
      topics.add(topic);
    }
  }

  @Override
  public void unsubscribe(String topic) {
    if (kind == MESSAGE) {
      door.subscriptions().unsubscribe(topic, id);
    } else if (topics != null) {
      topics.remove(topic);
    }
  }

  /** What is subscribed to while connecting. */
  Set<String> topics() {
    return topics == null ? Set.of() : topics;
  }

  @Override
  public void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  boolean isGone() {
    return gone;
  }

  /** Closes the connection now. */
  void end() throws IOException {
    if (!gone) {
      door.connections().close(endpoint, id);
    }
  }
}
