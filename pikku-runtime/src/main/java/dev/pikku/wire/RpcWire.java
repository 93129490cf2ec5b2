package dev.pikku.wire;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The live end of one remote call. */
public final class RpcWire extends Wire {
  private final String name;
  private final byte[] payload;
  private final int from;
  private final int to;
  private final @Nullable String signature;
  private @Nullable JsonWriter answer;

  /**
   * @param name of the wiring that is called
   * @param payload has the input, as JSON, from one index until before another
   * @param signature the signed session that came along; null if none did
   * @param traceId null, or one that is not harmless, if one is to be made
   */
  public RpcWire(
      String name,
      byte[] payload,
      int from,
      int to,
      @Nullable String signature,
      @Nullable String traceId,
      long deadline) {
    super(TraceId.isHarmless(traceId) ? traceId : null, deadline);
    this.name = name;
    this.payload = payload;
    this.from = from;
    this.to = to;
    this.signature = signature;
  }

  /**
   * A call that stays in this process: it has its caller's session, trace id and time.
   *
   * @param caller the call that this thread runs; null if it runs none
   */
  public static RpcWire within(
      @Nullable Wire caller, String name, byte[] payload, int from, int to) {
    if (caller == null) {
      return new RpcWire(name, payload, from, to, null, null, Long.MAX_VALUE);
    }
    RpcWire wire = new RpcWire(name, payload, from, to, null, caller.traceId(), caller.deadline());
    wire.takeSession(caller);
    return wire;
  }

  @Override
  public Type type() {
    return Type.RPC;
  }

  /** The name of the wiring that is called. */
  public String name() {
    return name;
  }

  /** A reader of the input. */
  public JsonReader json() {
    return new JsonReader(payload, from, to);
  }

  /** The input as it came. */
  public byte[] content() {
    return Arrays.copyOfRange(payload, from, to);
  }

  /** The signed session that came along, not checked; null if none did. */
  public @Nullable String signature() {
    return signature;
  }

  /** Where generated code writes what the function returned, unless that is null. */
  public JsonWriter result() {
    JsonWriter out = new JsonWriter().beginObject().name("result");
    answer = out;
    return out;
  }

  /** The whole answer of a call that went well. */
  public JsonWriter answer() {
    JsonWriter out = answer;
    return (out == null ? result().nullValue() : out).endObject();
  }
}
