package dev.pikku.run;

import dev.pikku.wire.Wire;

/** One stretch of a call's road: a middleware with all that lies inside it, or the function. */
public interface Step {
  void run(Wire wire) throws Exception;
}
