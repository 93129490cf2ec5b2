package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;

/** What has parameters to be filled, and with what they may be filled. */
enum Taker {
  FUNCTION(Code.INVALID_FUNCTION, true, true, false),
  FUNCTION_CLASS(Code.INVALID_FUNCTION, false, false, false),
  PERMISSION(Code.INVALID_PERMISSION, true, true, false),
  PERMISSION_CLASS(Code.INVALID_PERMISSION, false, false, false),
  MIDDLEWARE(Code.INVALID_MIDDLEWARE, false, false, true),
  SERVICE(Code.INVALID_SERVICE, false, false, true),
  WIRE_SERVICE(Code.INVALID_SERVICE, true, false, true);

  private final Code code;
  private final boolean seesCall;
  private final boolean hasInput;
  private final boolean mayReadSecrets;

  Taker(Code code, boolean seesCall, boolean hasInput, boolean mayReadSecrets) {
    this.code = code;
    this.seesCall = seesCall;
    this.hasInput = hasInput;
    this.mayReadSecrets = mayReadSecrets;
  }

  /** The problem of a parameter that is not allowed here. */
  Code code() {
    return code;
  }

  /** Whether there is a call whose wire and session can be taken. */
  boolean seesCall() {
    return seesCall;
  }

  boolean hasInput() {
    return hasInput;
  }

  /** Whether the port to all secrets may be taken, not only single ones. */
  boolean mayReadSecrets() {
    return mayReadSecrets;
  }
}
