package dev.pikku.service;

/**
 * Brings remote calls to where their functions are deployed. With pikku-aws-services it is there by
 * itself; a factory may provide another. Used by many calls at once.
 */
public interface RpcService {

  /**
   * Calls a function and waits for its answer.
   *
   * @param function the name of its wiring
   * @param payload JSON; never to be logged
   * @param idempotent whether the function may run twice for this call
   * @return the function's answer, JSON
   * @throws dev.pikku.rpc.RemoteCallException if there is none
   */
  byte[] call(String function, byte[] payload, boolean idempotent);
}
