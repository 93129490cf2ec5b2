package dev.pikku.rpc;

import dev.pikku.auth.SessionCodec;
import dev.pikku.auth.SessionSigner;
import dev.pikku.error.PikkuException;
import dev.pikku.json.JsonWriter;
import dev.pikku.run.Door;
import dev.pikku.service.Logger;
import dev.pikku.wire.RpcWire;
import dev.pikku.wire.Wire;
import org.jspecify.annotations.Nullable;

/** The way of remote calls to functions; generated code extends it. */
public abstract class RpcDoor extends Door {
  /** Before a function's name: who takes a session that was signed for a call of it. */
  static final String RECEIVER = "rpc:";

  /**
   * Finds the wiring of a function: a generated switch.
   *
   * @return the wiring's number, or -1
   */
  protected abstract int find(String function);

  /** Checks sessions that come with calls; null where this workspace has none. */
  protected @Nullable SessionSigner sessionSigner() {
    return null;
  }

  /** Reads sessions that come with calls; null where this workspace has none. */
  protected @Nullable SessionCodec<?> sessionCodec() {
    return null;
  }

  /**
   * Serves one call: whatever happens, there is an answer. A session that is not signed, for this
   * call and by a key of ours, counts as none.
   */
  public final JsonWriter serve(RpcWire wire) {
    long begin = System.nanoTime();
    Throwable failure = null;
    Wire caller = Wire.current();
    Wire.current(wire);
    try {
      int wiring = find(wire.name());
      if (wiring < 0) {
        return RpcFailure.unknown(this, wire);
      }
      wire.wiring(wiring);
      String signature = wire.signature();
      if (signature != null) {
        restore(wire, signature, sessionCodec());
      }
      chain(wiring).run(wire);
      return wire.answer();
    } catch (Throwable thrown) {
      failure = thrown;
      return RpcFailure.answer(this, thrown);
    } finally {
      if (wire.wiring() >= 0) {
        ended(wire, failure, System.nanoTime() - begin);
      }
      Wire.current(caller);
    }
  }

  private <S> void restore(RpcWire wire, String signature, @Nullable SessionCodec<S> codec) {
    SessionSigner signer = sessionSigner();
    if (signer == null || codec == null) {
      return;
    }
    S session = signer.verify(codec, signature, RECEIVER + wire.name(), wire.content());
    if (session == null) {
      RpcFailure.unsigned(this, wire);
    } else {
      wire.session(codec.type()).restore(session);
    }
  }

  /** Answers in place of an answer that cannot be sent, and logs why. */
  public final JsonWriter failed(RpcWire wire, Throwable thrown) {
    Wire.current(wire);
    try {
      return RpcFailure.answer(this, thrown);
    } finally {
      Wire.current(null);
    }
  }

  /**
   * Called when a call has ended, still within it; throws nothing. Generated code logs and counts
   * calls here, where the config asks for that.
   *
   * @param thrown null if the function was called and returned
   * @param nanos how long it took
   */
  protected void ended(RpcWire wire, @Nullable Throwable thrown, long nanos) {}

  /** {@link #translate} for this package. */
  final @Nullable PikkuException translated(Throwable thrown) {
    return translate(thrown);
  }

  /** {@link #logger} for this package. */
  final Logger log() {
    return logger();
  }
}
