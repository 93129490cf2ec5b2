package dev.pikku.channel;

import dev.pikku.auth.SessionCodec;
import dev.pikku.error.PikkuException;
import dev.pikku.http.HttpInput;
import dev.pikku.http.HttpRequest;
import dev.pikku.http.HttpResponse;
import dev.pikku.http.RoutePath;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.json.ObjectBinder;
import dev.pikku.run.Chain;
import dev.pikku.run.Door;
import dev.pikku.service.Logger;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of WebSocket connections to functions; generated code extends it. What happens to a
 * connection comes as single calls, perhaps on many instances: what is known of it is kept in the
 * {@link #channels store}.
 */
public abstract class ChannelDoor extends Door {
  private static final String[] ALL = {};

  /**
   * Finds a channel by its name: a generated switch.
   *
   * @return the channel's number, or -1
   */
  protected abstract int findChannel(String name);

  /** The number of the channel if there is just one; else -1, and clients name theirs. */
  protected int onlyChannel() {
    return -1;
  }

  /** The name of a channel. */
  protected abstract String name(int channel);

  /** The member of a channel's messages that names the action. */
  protected abstract String routingKey(int channel);

  /**
   * The wiring that decides who connects. Each channel has one: where the user wrote none, {@link
   * #run} does no more for it than to ask for a session.
   */
  protected abstract int onConnect(int channel);

  /** The wiring that hears that a client has gone; -1 if there is none. */
  protected abstract int onDisconnect(int channel);

  /**
   * The wiring that takes an action: a generated switch.
   *
   * @param action empty where a message names none
   * @return the default's number where no other takes it; -1 if there is none
   */
  protected abstract int onMessage(int channel, String action);

  /** Where channels are kept. */
  protected abstract ChannelStore channels();

  /** The way to clients besides the answer to a message. */
  protected abstract Connections connections();

  /** Where subscriptions are kept. */
  protected abstract EventHubStore subscriptions();

  /** Puts sessions into the store; null where there are none. */
  protected @Nullable SessionCodec<?> sessionCodec() {
    return null;
  }

  /** The origins that may connect from a browser; empty for all. */
  protected String[] origins() {
    return ALL;
  }

  /** Whether replies are sent through {@link #connections}, not as answers of the call. */
  protected boolean repliesByConnections() {
    return false;
  }

  /** The most values of the upgrade request's query. */
  protected int maxValues() {
    return 1000;
  }

  /** Whether keys that an input of {@code @OnConnect} does not have are skipped. */
  protected boolean ignoresUnknownKeys() {
    return false;
  }

  /** Whether answers show message and stack of unknown exceptions: for development alone. */
  protected boolean exposesErrors() {
    return false;
  }

  /**
   * Begins to bind an input of {@code @OnConnect}: {@code input(wire, binder).bind()}. The name of
   * the channel, which the query may have, is there for records that ask for it.
   */
  public final <T> HttpInput<T> input(ChannelWire wire, ObjectBinder<T> binder) {
    HttpRequest whole = wire.request();
    if (whole == null) {
      throw new IllegalStateException("There is a request only while a channel connects");
    }
    HttpRequest request = UpgradeRequest.without(wire.channel(), whole);
    HttpInput<T> input =
        new HttpInput<>(request, new RoutePath("/"), binder, 0, maxValues(), ignoresUnknownKeys());
    if (request != whole) {
      boolean unused = binder.text("channel", wire.channel());
    }
    return input;
  }

  /**
   * A reader of a message; {@link #end} ends the reading. Of a message with an action, the routing
   * key is not there any more.
   */
  public final JsonReader json(ChannelWire wire) {
    byte[] message = wire.body().getBytes(StandardCharsets.UTF_8);
    int channel = findChannel(wire.channel());
    boolean routed = isRouted(channel, wire.wiring(), wire.action());
    return new JsonReader(routed ? RoutingKey.without(message, routingKey(channel)) : message);
  }

  /**
   * Ends the reading of a message.
   *
   * @throws PikkuException if more follows, or a violation was found
   */
  public final void end(JsonReader in) {
    in.end();
    in.violations().raise();
  }

  /** Replies with what the function returned. Where it returns nothing, this is not called. */
  public final void reply(ChannelWire wire, JsonWriter json) {
    wire.end().reply(json.toByteArray());
  }

  /** Replies with text: as it is, or as the {@code result} of an action. */
  public final void reply(ChannelWire wire, String text) {
    wire.end().reply(text);
  }

  /**
   * Called when a connect, message or disconnect that reached a wiring has ended, still within its
   * call; throws nothing. Generated code logs and counts calls here, where the config asks for
   * that.
   *
   * @param thrown what clients learn of, where they do; null if it did not fail
   * @param nanos how long it took
   */
  protected void ended(ChannelWire wire, @Nullable Throwable thrown, long nanos) {}

  /**
   * What happened to a channel, in words of ours alone: {@code connect}, {@code disconnect}, {@code
   * message}, or {@code message:} and the name of a wired action.
   */
  protected final String event(ChannelWire wire) {
    if (wire.request() != null) {
      return "connect";
    }
    int channel = findChannel(wire.channel());
    if (wire.wiring() == onDisconnect(channel)) {
      return "disconnect";
    }
    return isRouted(channel, wire.wiring(), wire.action()) ? "message:" + wire.action() : "message";
  }

  /** Whether a wiring takes one action, not all that is left. */
  private boolean isRouted(int channel, int wiring, String action) {
    return !action.isEmpty() && wiring != onMessage(channel, "");
  }

  /**
   * Connects a client, unless what it throws refuses that.
   *
   * @param channel the channel's name, where the API is that of one channel; else null
   * @param endpoint where the connection's management API is
   * @param deadline when the platform ends the call, in milliseconds since the epoch
   * @return 200, or why not
   */
  public final HttpResponse connect(
      @Nullable String channel, String id, String endpoint, HttpRequest request, long deadline) {
    long begin = System.nanoTime();
    ChannelCall call = new ChannelCall(this, ChannelCall.CONNECT, id, endpoint);
    ChannelWire wire = new ChannelWire(call, "", request, null, deadline);
    Throwable failure = null;
    Wire.current(wire);
    try {
      Connecting.admit(this, wire, call, channel, request);
      return call.accepted();
    } catch (Throwable thrown) {
      failure = thrown;
      return ChannelFailure.refusal(this, thrown);
    } finally {
      leave(wire, failure, begin);
    }
  }

  /**
   * Has a message taken.
   *
   * @param endpoint where the connection's management API is; for those that nobody knows
   * @param body the message; whatever it is where it is binary
   * @param traceId what the call is found by; null if one is to be made
   * @param deadline when the platform ends the call, in milliseconds since the epoch
   * @return the frame that is the answer; null if there is none, or it is sent already
   */
  public final byte @Nullable [] message(
      String id,
      String endpoint,
      String body,
      boolean isBinary,
      @Nullable String traceId,
      long deadline) {
    long begin = System.nanoTime();
    ChannelCall call = new ChannelCall(this, ChannelCall.MESSAGE, id, endpoint);
    ChannelWire wire = new ChannelWire(call, body, null, traceId, deadline);
    Throwable failure = null;
    Wire.current(wire);
    try {
      byte[] frame;
      try {
        frame = answer(wire, call, isBinary);
      } catch (Throwable thrown) {
        failure = thrown;
        frame = refused(wire, thrown);
      }
      return sent(call, frame);
    } finally {
      leave(wire, failure, begin);
    }
  }

  private byte @Nullable [] answer(ChannelWire wire, ChannelCall call, boolean isBinary)
      throws Exception {
    ChannelRow row = channels().find(call.channelId());
    int channel = row == null ? -1 : findChannel(row.channel());
    if (row == null || channel < 0) {
      call.close();
      throw ChannelRefusal.gone();
    }
    call.is(row);
    if (!row.pending().isEmpty()) {
      sendPending(call);
    }
    if (isBinary) {
      throw ChannelRefusal.binary();
    }
    String key = routingKey(channel);
    String action = RoutingKey.action(wire.body(), key);
    call.names(action);
    int wiring = onMessage(channel, action);
    if (wiring < 0) {
      throw ChannelRefusal.unknownAction(key, action);
    }
    restore(wire, row);
    runChain(wire, wiring);
    byte[] frame = call.frame(key, isRouted(channel, wiring, action));
    if (frame != null && frame.length > Connections.MOST_BYTES) {
      throw ChannelRefusal.tooLarge(frame.length);
    }
    SessionCodec<?> codec = sessionCodec();
    if (codec != null) {
      StoredSession.keep(codec, wire, channels(), call.channelId(), false);
    }
    return frame;
  }

  /** Gives a call the session of its channel. */
  final void restore(ChannelWire wire, ChannelRow row) {
    SessionCodec<?> codec = sessionCodec();
    String session = row.session();
    if (codec != null && session != null) {
      StoredSession.restore(codec, wire, session);
    }
  }

  private void sendPending(ChannelCall call) {
    List<String> frames = channels().takePending(call.channelId());
    int sent = 0;
    try {
      for (; sent < frames.size(); sent++) {
        call.deliver(frames.get(sent).getBytes(StandardCharsets.UTF_8));
      }
    } catch (RuntimeException failed) {
      ChannelFailure.log(this, "What connecting had sent could not be delivered", failed);
      boolean unused = channels().setPending(call.channelId(), frames.subList(sent, frames.size()));
    }
  }

  private byte @Nullable [] refused(ChannelWire wire, Throwable thrown) {
    SessionCodec<?> codec = sessionCodec();
    if (codec != null && wire.wiring() >= 0) {
      try {
        StoredSession.keep(codec, wire, channels(), wire.channelId(), true);
      } catch (Throwable worse) {
        ChannelFailure.log(this, "The end of a session could not be stored", worse);
      }
    }
    int channel = findChannel(wire.channel());
    return ChannelFailure.frame(this, wire, channel < 0 ? "" : routingKey(channel), thrown);
  }

  /** Sends what is not the answer of the call, and ends what is to be ended after it. */
  private byte @Nullable [] sent(ChannelCall call, byte @Nullable [] frame) {
    byte[] answer = frame;
    try {
      if (answer != null && (call.isClosing() || repliesByConnections())) {
        byte[] reply = answer;
        answer = null;
        call.deliver(reply);
      }
    } catch (Throwable failed) {
      ChannelFailure.log(this, "A reply could not be delivered", failed);
    }
    try {
      if (call.isClosing()) {
        call.end();
      }
      if (call.isGone()) {
        channels().remove(List.of(call.channelId()));
      }
    } catch (Throwable failed) {
      ChannelFailure.log(this, "A connection could not be ended", failed);
    }
    return answer;
  }

  /**
   * Forgets a client that has gone.
   *
   * @param traceId what the call is found by; null if one is to be made
   * @param deadline when the platform ends the call, in milliseconds since the epoch
   */
  public final void disconnect(String id, @Nullable String traceId, long deadline) {
    long begin = System.nanoTime();
    ChannelCall call = new ChannelCall(this, ChannelCall.DISCONNECT, id, "");
    ChannelWire wire = new ChannelWire(call, "", null, traceId, deadline);
    Wire.current(wire);
    Throwable failure = Disconnecting.forget(this, wire, call);
    leave(wire, failure, begin);
  }

  final void runChain(ChannelWire wire, int wiring) throws Exception {
    wire.wiring(wiring);
    chain(wiring).run(wire);
  }

  /** As {@link #runChain}; whether no middleware kept the call from the wiring itself. */
  final boolean reaches(ChannelWire wire, int wiring) throws Exception {
    wire.wiring(wiring);
    return Chain.reachesTheEnd(chain(wiring), wire);
  }

  private void leave(ChannelWire wire, @Nullable Throwable failure, long begin) {
    if (wire.wiring() >= 0) {
      Throwable told = failure == null ? null : ChannelFailure.told(this, failure);
      ended(wire, told, System.nanoTime() - begin);
    }
    Wire.current(null);
  }

  /**
   * Takes a made-up message along the road without running anything of the user's, so that a
   * starting process has loaded and run most of it before the first call.
   *
   * @param body a JSON object of texts, of which one is the action
   */
  public final byte @Nullable [] prime(String body) {
    ChannelCall call = new ChannelCall(this, ChannelCall.MESSAGE, "", "");
    ChannelWire wire = new ChannelWire(call, body, null, "prime", 0);
    call.names(RoutingKey.action(wire.body(), "action"));
    JsonReader in =
        new JsonReader(RoutingKey.without(body.getBytes(StandardCharsets.UTF_8), "action"));
    JsonWriter out = new JsonWriter();
    in.beginObject();
    out.beginObject();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      out.name(name).value(in.string());
    }
    end(in);
    reply(wire, out.endObject());
    return call.frame("action", true);
  }

  /** {@link #translate} for this package. */
  final @Nullable PikkuException translated(Throwable thrown) {
    return translate(thrown);
  }

  /** {@link #logger} for this package. */
  final Logger log() {
    return logger();
  }
}
