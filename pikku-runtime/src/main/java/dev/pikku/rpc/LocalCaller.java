package dev.pikku.rpc;

import dev.pikku.wire.RpcWire;
import dev.pikku.wire.Wire;

/** Calls functions of the same backend, in the same process and on the same road. */
public final class LocalCaller extends RpcCaller {
  private final RpcDoor door;

  /**
   * @param door which has the functions
   */
  public LocalCaller(RpcDoor door) {
    this.door = door;
  }

  @Override
  byte[] exchange(RpcRequest request) {
    RpcWire wire =
        RpcWire.within(
            Wire.current(), request.function, request.out.buffer(), request.from(), request.to());
    return door.serve(wire).toByteArray();
  }
}
