package dev.pikku.run;

import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Middleware folded around a step, once, when the bootstrap is built. */
public final class Chain implements Step {
  private final Middleware middleware;
  private final Step inner;

  private Chain(Middleware middleware, Step inner) {
    this.middleware = middleware;
    this.inner = inner;
  }

  /** Wraps {@code last} in the given middleware, the first one outermost. */
  public static Step of(Step last, Middleware... outermostFirst) {
    Step step = last;
    for (int i = outermostFirst.length - 1; i >= 0; i--) {
      step = new Chain(outermostFirst[i], step);
    }
    return step;
  }

  @Override
  public void run(Wire wire) throws Exception {
    run(wire, null);
  }

  private void run(Wire wire, boolean @Nullable [] reached) throws Exception {
    middleware.handle(wire, new Rest(inner, wire, reached));
  }

  /**
   * Runs a chain, and says whether all middleware went on so that its last step was reached. One
   * that has none always is.
   */
  public static boolean reachesTheEnd(Step chain, Wire wire) throws Exception {
    boolean[] reached = {false};
    new Rest(chain, wire, reached).proceed();
    return reached[0];
  }

  /**
   * What is left of a chain.
   *
   * @param reached notes that the last step was reached, where somebody asks; one for all
   */
  @SuppressWarnings("ArrayRecordComponent") // a mark that several set, not a value
  private record Rest(Step inner, Wire wire, boolean @Nullable [] reached) implements Next {
    @Override
    public void proceed() throws Exception {
      if (inner instanceof Chain chain) {
        chain.run(wire, reached);
        return;
      }
      if (reached != null) {
        reached[0] = true;
      }
      inner.run(wire);
    }
  }
}
