package dev.pikku.lambda.event;

import dev.pikku.wire.RpcWire;
import org.jspecify.annotations.Nullable;

/**
 * What callers of remote functions send: {@code {"rpc":"price-of","input":…,"traceId":"…",
 * "session":"…"}}, the last two where there are any.
 */
public final class RpcEvent {
  private RpcEvent() {}

  /**
   * Reads a call; its input is read later, by whoever knows its type.
   *
   * @param deadline when the platform ends the call, in milliseconds since the epoch
   * @return null if the event is no remote call
   */
  public static @Nullable RpcWire read(byte[] event, long deadline) {
    String name = null;
    String traceId = null;
    String session = null;
    int from = 0;
    int to = 0;
    try {
      EventScan scan = new EventScan(event);
      if (scan.beginObject()) {
        while (scan.nextKey()) {
          if (scan.isKey("rpc")) {
            name = scan.text();
          } else if (scan.isKey("input")) {
            from = scan.at();
            scan.skip();
            to = scan.at();
          } else if (scan.isKey("traceId")) {
            traceId = scan.text();
          } else if (scan.isKey("session")) {
            session = scan.text();
          } else {
            scan.skip();
          }
        }
      }
    } catch (RuntimeException malformed) {
      return null;
    }
    return name == null || to == 0
        ? null
        : new RpcWire(name, event, from, to, session, traceId, deadline);
  }
}
