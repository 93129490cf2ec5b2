package acme;

import dev.pikku.Idempotent;
import dev.pikku.PikkuFunc;
import dev.pikku.WireQueueWorker;
import dev.pikku.aws.DynamoDbTransaction;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Books each entry once. */
public final class Ledger {
  private Ledger() {}

  /** What is booked. */
  public record Entry(String id, long cents) {}

  @PikkuFunc
  @WireQueueWorker(name = "entries")
  @Idempotent(key = "id")
  public static void book(DynamoDbTransaction effects, Entry entry) {
    effects
        .update("entries", Map.of("id", entry.id()), "ADD times :one, cents :cents")
        .value(":one", 1)
        .value(":cents", entry.cents());
    effects
        .update("totals", Map.of("id", "all"), "ADD cents :cents")
        .onlyIf("attribute_exists(id)")
        .value(":cents", entry.cents());
    dawdle();
  }

  /** Leaves time to be killed, and fails now and then. */
  private static void dawdle() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(40));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    if (ThreadLocalRandom.current().nextInt(20) == 0) {
      throw new IllegalStateException("One attempt in twenty fails");
    }
  }
}
