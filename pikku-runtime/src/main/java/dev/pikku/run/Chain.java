package dev.pikku.run;

import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;

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
    middleware.handle(wire, new Rest(inner, wire));
  }

  private record Rest(Step inner, Wire wire) implements Next {
    @Override
    public void proceed() throws Exception {
      inner.run(wire);
    }
  }
}
