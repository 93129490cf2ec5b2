package dev.pikku.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.wire.Middleware;
import dev.pikku.wire.ScheduledTask;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
  private final List<String> steps = new ArrayList<>();
  private final ScheduledTask task = new ScheduledTask("x", Instant.EPOCH, null, 0);

  private Middleware named(String name) {
    return (wire, next) -> {
      steps.add(name + " in");
      next.proceed();
      steps.add(name + " out");
    };
  }

  @Test
  void runsTheFirstMiddlewareOutermost() throws Exception {
    Chain.of(wire -> steps.add("function"), named("a"), named("b")).run(task);

    assertThat(steps).containsExactly("a in", "b in", "function", "b out", "a out");
  }

  @Test
  void endsWhereAMiddlewareDoesNotProceed() throws Exception {
    Chain.of(wire -> steps.add("function"), (wire, next) -> steps.add("stop"), named("b"))
        .run(task);

    assertThat(steps).containsExactly("stop");
  }

  @Test
  void runsTheRestTwiceWhereAMiddlewareProceedsTwice() throws Exception {
    Middleware twice =
        (wire, next) -> {
          next.proceed();
          next.proceed();
        };

    Chain.of(wire -> steps.add("function"), twice).run(task);

    assertThat(steps).containsExactly("function", "function");
  }

  @Test
  void letsMiddlewareSeeWhatTheFunctionThrows() throws Exception {
    Middleware catching =
        (wire, next) -> {
          try {
            next.proceed();
          } catch (IOException expected) {
            steps.add("caught");
            throw expected;
          }
        };
    Step failing =
        wire -> {
          throw new IOException();
        };

    assertThatThrownBy(() -> Chain.of(failing, catching).run(task)).isInstanceOf(IOException.class);
    assertThat(steps).containsExactly("caught");
  }

  @Test
  void isTheLastStepItselfWithoutMiddleware() {
    Step last = wire -> {};

    assertThat(Chain.of(last)).isSameAs(last);
  }
}
