package dev.pikku.rpc;

import dev.pikku.json.JsonWriter;
import java.util.Arrays;

/**
 * One call on its way out: {@code {"rpc":"price-of","input":…}}, and behind the input what callers
 * add. Generated code writes the input.
 */
public final class RpcRequest {
  final String function;
  final boolean idempotent;
  final JsonWriter out = new JsonWriter();
  private final int from;
  private int to;

  /**
   * @param function the name of the wiring that is called
   * @param idempotent whether the function may run twice for this call
   */
  public RpcRequest(String function, boolean idempotent) {
    this.function = function;
    this.idempotent = idempotent;
    out.beginObject().name("rpc").value(function).name("input");
    from = out.length();
  }

  /** Where the input is written: one value. */
  public JsonWriter input() {
    return out;
  }

  /** Notes where the input ends. */
  void endInput() {
    to = out.length();
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  byte[] content() {
    return Arrays.copyOfRange(out.buffer(), from, to);
  }
}
