package dev.pikku.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import dev.pikku.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ColdStartTest {
  private static final AtomicInteger OPENED = new AtomicInteger();

  private static final class EmptyDoor extends Door {
    @Override
    public void run(Wire wire) {}

    @Override
    protected Logger logger() {
      return JsonLogger.of(Map.of());
    }
  }

  private static class Start extends ColdStart<Door> {
    Start(boolean lazy) {
      super(Map.of(), lazy);
    }

    @Override
    protected Door open(Map<String, String> environment) throws Exception {
      OPENED.incrementAndGet();
      Thread.sleep(20);
      return new EmptyDoor();
    }
  }

  @Test
  void opensInTheConstructorUnlessLazy() {
    OPENED.set(0);

    new Start(true);
    assertThat(OPENED.get()).isZero();
    Start eager = new Start(false);
    assertThat(OPENED.get()).isEqualTo(1);
    eager.door();
    assertThat(OPENED.get()).isEqualTo(1);
  }

  @Test
  void opensOnceForCallersThatComeAtTheSameTime() throws Exception {
    OPENED.set(0);
    Start start = new Start(true);
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<Door>> doors = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        doors.add(callers.submit(start::door));
      }
      for (Future<Door> door : doors) {
        assertThat(door.get()).isSameAs(start.door());
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(OPENED.get()).isEqualTo(1);
  }

  @Test
  void triesAgainAfterAFailure() {
    AtomicInteger attempts = new AtomicInteger();
    ColdStart<Door> start =
        new ColdStart<>(Map.of(), true) {
          @Override
          protected Door open(Map<String, String> environment) throws Exception {
            if (attempts.incrementAndGet() == 1) {
              throw new IOException("not yet");
            }
            return new EmptyDoor();
          }
        };

    assertThatThrownBy(start::door).hasRootCauseMessage("not yet");
    assertThat(start.door()).isNotNull();
    assertThat(attempts.get()).isEqualTo(2);
  }
}
