package dev.pikku.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.event.RpcEvent;
import dev.pikku.rpc.RpcDoor;
import dev.pikku.rpc.RpcFailure;
import dev.pikku.run.ColdStart;
import dev.pikku.wire.RpcWire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** What the generated handler of remote calls extends: reads a call, has the door answer it. */
public abstract class RpcLambda extends ColdStart<RpcDoor> implements RequestStreamHandler {
  /** What Lambda takes as an answer. */
  private static final int LARGEST_ANSWER = 6 * 1024 * 1024;

  /** Opens the door at once. */
  protected RpcLambda() {
    this(false);
  }

  /**
   * Opens the door.
   *
   * @param lazy whether at the first event, not here
   */
  protected RpcLambda(boolean lazy) {
    this(System.getenv(), lazy);
  }

  /** Opens the door with an environment other than the process's. */
  protected RpcLambda(Map<String, String> environment, boolean lazy) {
    super(environment, lazy);
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    JsonWriter answer = answer(in.readAllBytes(), context);
    out.write(answer.buffer(), 0, answer.length());
  }

  private JsonWriter answer(byte[] event, Context context) {
    RpcDoor door;
    try {
      door = door();
    } catch (Throwable closed) {
      // the runtime client would tell the caller class, message and stack
      return RpcFailure.closed(environment(), closed);
    }
    RpcWire wire =
        RpcEvent.read(event, System.currentTimeMillis() + context.getRemainingTimeInMillis());
    if (wire == null) {
      return RpcFailure.foreign(environment());
    }
    JsonWriter answer = door.serve(wire);
    return answer.length() > LARGEST_ANSWER
        ? door.failed(wire, HttpTrouble.tooLarge(answer.length(), LARGEST_ANSWER))
        : answer;
  }
}
