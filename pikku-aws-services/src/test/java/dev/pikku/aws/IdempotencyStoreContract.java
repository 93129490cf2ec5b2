package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.idempotency.Claim;
import dev.pikku.idempotency.Claim.State;
import dev.pikku.idempotency.IdempotencyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of idempotency does. */
abstract class IdempotencyStoreContract {
  private final String key = "Orders.place#" + UUID.randomUUID();

  abstract IdempotencyStore store();

  Claim claim() {
    return store().claim(key, "input", inMillis(60_000));
  }

  static long inMillis(long millis) {
    return System.currentTimeMillis() + millis;
  }

  static long inSeconds(long seconds) {
    return System.currentTimeMillis() / 1000 + seconds;
  }

  @Test
  void givesAKeyToTheFirstAndTellsOthersThatItIsBusy() {
    assertThat(claim().state()).isEqualTo(State.TAKEN);

    Claim second = store().claim(key, "other", inMillis(60_000));

    assertThat(second.state()).isEqualTo(State.BUSY);
    assertThat(second.input()).isEqualTo("input");
    second.release();
    assertThat(claim().state()).isEqualTo(State.BUSY);
  }

  @Test
  void keepsTheAnswerOfWhatIsDone() {
    assertThat(claim().complete("{\"text\":\"é\\u0000\"}", inSeconds(60))).isTrue();

    Claim second = claim();

    assertThat(second.state()).isEqualTo(State.DONE);
    assertThat(second.input()).isEqualTo("input");
    assertThat(second.answer()).isEqualTo("{\"text\":\"é\\u0000\"}");
  }

  @Test
  void remembersWhatIsDoneWithoutAnAnswer() {
    assertThat(claim().complete(null, inSeconds(60))).isTrue();

    assertThat(claim().state()).isEqualTo(State.DONE);
    assertThat(claim().answer()).isNull();
  }

  @Test
  void givesAKeyAgainThatWasReleased() {
    claim().release();

    assertThat(claim().state()).isEqualTo(State.TAKEN);
  }

  @Test
  void forgetsWhatIsDoneOnceItHasExpired() {
    assertThat(claim().complete("{}", inSeconds(-1))).isTrue();

    assertThat(claim().state()).isEqualTo(State.TAKEN);
  }

  @Test
  void givesTheKeyOfACallerThatDiedToTheNextAfterItsTime() {
    Claim dead = store().claim(key, "input", inMillis(-1));

    Claim next = claim();

    assertThat(dead.state()).isEqualTo(State.TAKEN);
    assertThat(next.state()).isEqualTo(State.TAKEN);
    // one that was only late neither ends the other's claim nor takes its place
    dead.release();
    assertThat(claim().state()).isEqualTo(State.BUSY);
    assertThat(dead.complete("late", inSeconds(60))).isFalse();
    assertThat(next.complete("next", inSeconds(60))).isTrue();
    assertThat(dead.complete("late", inSeconds(60))).isFalse();
    assertThat(claim().answer()).isEqualTo("next");
  }

  @Test
  void keepsAnAnswerOfTheLargestSize() {
    String large = "x".repeat(350_000);
    assertThat(claim().complete(large, inSeconds(60))).isTrue();

    assertThat(claim().answer()).isEqualTo(large);
  }

  @Test
  void givesAKeyToOneOfManyCallersAtOnce() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        String own = key + round;
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<State>> states = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          states.add(
              executor.submit(
                  () -> {
                    start.await();
                    return store().claim(own, "input", inMillis(60_000)).state();
                  }));
        }
        int taken = 0;
        for (Future<State> state : states) {
          taken += state.get() == State.TAKEN ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
