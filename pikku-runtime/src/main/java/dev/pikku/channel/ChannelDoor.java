package dev.pikku.channel;

import dev.pikku.auth.SessionCodec;
import dev.pikku.error.PikkuException;
import dev.pikku.http.HttpInput;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.json.ObjectBinder;
import dev.pikku.run.Door;
import dev.pikku.wire.ChannelWire;
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

  /** Binds an input of {@code @OnConnect} from the upgrade request. */
  public final <T> HttpInput<T> input(ChannelWire wire, ObjectBinder<T> binder) {
    throw new UnsupportedOperationException();
  }

  /**
   * A reader of a message; {@link #end} ends the reading. The routing key of a message with an
   * action is not there.
   */
  public final JsonReader json(ChannelWire wire) {
    throw new UnsupportedOperationException();
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

  /** Replies with what the function returned; {@code null} too, but nothing for {@code void}. */
  protected final void reply(ChannelWire wire, JsonWriter json) {
    wire.end().reply(json.toByteArray());
  }

  /** Replies with text: as it is, or as the result of an action. */
  protected final void reply(ChannelWire wire, String text) {
    wire.end().reply(text);
  }

  /**
   * Called when a connect, message or disconnect has ended, still within its call; throws nothing.
   * Generated code logs and counts calls here, where the config asks for that.
   *
   * @param thrown null if it did not fail
   * @param nanos how long it took
   */
  protected void ended(ChannelWire wire, @Nullable Throwable thrown, long nanos) {}
}
