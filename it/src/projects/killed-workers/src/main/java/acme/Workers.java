package acme;

import dev.pikku.Idempotent;
import dev.pikku.PikkuFunc;
import dev.pikku.WireQueueWorker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** Take their time, fail one attempt in twenty, before their effect or after it. */
public final class Workers {
  private static final int ATTEMPTS = 20;
  private static final int LONGEST_MILLIS = 100;

  /** Those of a group are worked one after the other. */
  private static final int LONGEST_MILLIS_IN_ORDER = 20;

  private Workers() {}

  /** What there is to do. */
  public record Job(String id) {}

  @PikkuFunc
  @WireQueueWorker(name = "jobs")
  public static void work(Job job, Effects effects) throws SQLException {
    int fate = beginning(LONGEST_MILLIS);
    effects.add("jobs", job.id());
    ending(fate, LONGEST_MILLIS);
  }

  @PikkuFunc
  @WireQueueWorker(name = "in-order", fifo = true)
  public static void workInOrder(Job job, Effects effects) throws SQLException {
    int fate = beginning(LONGEST_MILLIS_IN_ORDER);
    effects.add("in-order", job.id());
    ending(fate, LONGEST_MILLIS_IN_ORDER);
  }

  @PikkuFunc
  @WireQueueWorker(name = "once")
  @Idempotent(key = "id")
  public static void workOnce(Job job, Connection database) throws SQLException {
    int fate = beginning(LONGEST_MILLIS);
    Effects.add(database, "once", job.id());
    ending(fate, LONGEST_MILLIS);
  }

  private static int beginning(int longestMillis) {
    dawdle(longestMillis);
    int fate = ThreadLocalRandom.current().nextInt(2 * ATTEMPTS);
    failIf(fate == 0);
    return fate;
  }

  private static void ending(int fate, int longestMillis) {
    dawdle(longestMillis);
    failIf(fate == 1);
  }

  private static void failIf(boolean failing) {
    if (failing) {
      throw new IllegalStateException("One attempt in twenty fails");
    }
  }

  /** Leaves time to be killed. */
  private static void dawdle(int longestMillis) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(longestMillis));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
