package dev.pikku.wire;

/**
 * Wraps calls. Its constructor takes services. It runs before the session is asked for, so it is
 * the place that sets one; what it throws is answered like an exception of the function.
 */
public interface Middleware {

  /**
   * Handles one call.
   *
   * @param next the rest of the road. Not calling it ends the call here, calling it twice runs the
   *     rest twice.
   */
  void handle(Wire wire, Next next) throws Exception;
}
