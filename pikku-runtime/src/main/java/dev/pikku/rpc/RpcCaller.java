package dev.pikku.rpc;

import dev.pikku.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** The way from generated callers to a function, near or far. */
public abstract sealed class RpcCaller permits LocalCaller, RemoteCaller {

  /**
   * Calls a function.
   *
   * @param request whose input is written
   * @return a reader that stands before the result; null if that is null, or there is none
   * @throws dev.pikku.error.PikkuException what the function threw, if callers may know of it
   * @throws RemoteCallException for any other reason why there is no result
   */
  public final @Nullable JsonReader call(RpcRequest request) {
    request.endInput();
    return RpcAnswer.result(request.function, exchange(request));
  }

  /**
   * Ends the reading of a result.
   *
   * @throws RemoteCallException if it was not as the caller knows it
   */
  public final void end(RpcRequest request, JsonReader in) {
    in.end();
    if (!in.violations().isEmpty()) {
      throw RpcAnswer.unreadable(request.function, in.violations());
    }
  }

  /** What is thrown where a result has to be there and is not. */
  public final RuntimeException withoutResult(RpcRequest request) {
    return RpcAnswer.missing(request.function);
  }

  abstract byte[] exchange(RpcRequest request);
}
