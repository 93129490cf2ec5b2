package dev.pikku.wire;

import dev.pikku.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * The live end of one call: who calls, how the call can be found in the logs, and how much time is
 * left. Every transport has its own kind; a wire is used by one call and never kept.
 */
public abstract sealed class Wire permits ChannelWire, HttpWire, QueueJob, RpcWire, ScheduledTask {

  /** The transports, as in {@code filters.types}. */
  public enum Type {
    HTTP,
    CHANNEL,
    QUEUE,
    SCHEDULER,
    RPC
  }

  private static final ThreadLocal<@Nullable Wire> CURRENT = new ThreadLocal<>();

  private final long deadline;
  private @Nullable String traceId;
  private int wiring = -1;
  private @Nullable Session<?> session;

  /**
   * @param traceId what the call is found by in every log line; null if {@link #findTraceId} is
   *     asked for it
   * @param deadline when the call must have ended, in milliseconds since the epoch
   */
  Wire(@Nullable String traceId, long deadline) {
    this.traceId = traceId;
    this.deadline = deadline;
  }

  /** A new id for what is to be found in the logs. */
  public static String newId() {
    return TraceId.make();
  }

  /** The call that this thread runs; null outside of calls. */
  public static @Nullable Wire current() {
    return CURRENT.get();
  }

  /** The trace id of the call that this thread runs; null outside of calls. */
  public static @Nullable String currentTraceId() {
    Wire wire = CURRENT.get();
    return wire == null ? null : wire.traceId();
  }

  /**
   * Milliseconds until the platform ends the call that this thread runs, as {@link
   * #remainingMillis}; {@link Long#MAX_VALUE} outside of calls.
   */
  public static long currentRemainingMillis() {
    Wire wire = CURRENT.get();
    return wire == null ? Long.MAX_VALUE : wire.remainingMillis();
  }

  /**
   * Says which call this thread runs from now on; called by runners.
   *
   * @param wire the call, or null for none
   */
  public static void current(@Nullable Wire wire) {
    CURRENT.set(wire);
    if (wire == null) {
      // an interrupt that a call left behind must not end what this thread does next
      Thread.interrupted();
    }
  }

  public abstract Type type();

  /**
   * The HTTP request that this call came with: of an HTTP call, and of a channel's connecting. Null
   * where there is none, as with a channel's messages.
   */
  public @Nullable HttpRequest request() {
    return null;
  }

  /** What the call is found by in every log line; made of {@code [A-Za-z0-9=;:_-]}. */
  public final String traceId() {
    String id = traceId;
    if (id == null) {
      id = findTraceId();
      traceId = id;
    }
    return id;
  }

  /** Most calls never ask for their trace id, so that it is looked for only then. */
  String findTraceId() {
    return TraceId.make();
  }

  /** Milliseconds until the platform ends the call; 0 when the time is over. */
  public final long remainingMillis() {
    return Math.max(0, deadline - System.currentTimeMillis());
  }

  /** When the platform ends the call, in milliseconds since the epoch. */
  final long deadline() {
    return deadline;
  }

  /** Begins with the session of another call, which does not see what becomes of it here. */
  final void takeSession(Wire other) {
    Session<?> taken = other.session;
    session = taken == null ? null : taken.copy();
  }

  /**
   * The session of this call, which middleware sets and functions read.
   *
   * @param type the record annotated {@code @PikkuSession}
   * @throws IllegalStateException if the session that was set is of another type
   */
  @SuppressWarnings("unchecked")
  public final <S> Session<S> session(Class<S> type) {
    if (session == null) {
      session = new Session<>(type);
    } else if (session.type() != type) {
      throw new IllegalStateException(
          "The session is a " + session.type().getName() + ", not a " + type.getName());
    }
    return (Session<S>) session;
  }

  /** Whether a session of whatever type is set. */
  public final boolean hasSession() {
    return session != null && session.isPresent();
  }

  /** The number of the wiring that serves this call, given by the generated bootstrap. */
  public final int wiring() {
    return wiring;
  }

  /** Says which wiring serves this call; called once, by the runner. */
  public final void wiring(int wiring) {
    this.wiring = wiring;
  }
}
