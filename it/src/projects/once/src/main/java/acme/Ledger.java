package acme;

import dev.pikku.Idempotent;
import dev.pikku.PikkuFunc;
import dev.pikku.WireQueueWorker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** Books each entry once. */
public final class Ledger {
  private Ledger() {}

  /** What is booked. */
  public record Entry(String id, long cents) {}

  @PikkuFunc
  @WireQueueWorker(name = "entries")
  @Idempotent(key = "id")
  public static void book(Connection database, Entry entry) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement("insert into entries (id, cents) values (?, ?)")) {
      insert.setString(1, entry.id());
      insert.setLong(2, entry.cents());
      insert.executeUpdate();
    }
    dawdle();
  }

  /** Leaves time to be killed between the effect and its record, and fails now and then. */
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
