package dev.pikku.aws;

import dev.pikku.idempotency.Claim;
import dev.pikku.idempotency.IdempotencyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Notes calls in the table {@code pikku_idempotency} of a relational database. It is tested with
 * PostgreSQL and H2.
 *
 * <p>A claim is committed at once, so that other callers see it. The call is noted as done in a
 * transaction of its own, which the function may share: it commits only if the claim still stands,
 * so that of two calls whose times overlapped one is undone.
 */
public final class JdbcIdempotencyStore implements IdempotencyStore {
  private static final int CLAIMS_PER_CLEANING = 30;

  private final JdbcConnections connections;
  private boolean create;

  /** A store whose table is there, or is made by {@link #createTables}. */
  public JdbcIdempotencyStore(DataSource source) {
    this(new DataSourceConnections(source), false);
  }

  /**
   * @param create whether the table is made, if it is not there, before it is used
   */
  JdbcIdempotencyStore(JdbcConnections connections, boolean create) {
    this.connections = connections;
    this.create = create;
  }

  /** A store at a JDBC URL; user and password are in variables beside that of the URL. */
  static JdbcIdempotencyStore of(String url, Map<String, String> environment, boolean create) {
    return new JdbcIdempotencyStore(
        DriverConnections.of(url, IdempotencyStores.VARIABLE, environment), create);
  }

  /**
   * Makes the table if it is not there, or brings it to what this version of Pikku needs. Several
   * processes may do so at once.
   */
  public void createTables() {
    JdbcSchema.ofIdempotency(connections).create();
  }

  private synchronized void makeTables() {
    if (create) {
      createTables();
      create = false;
    }
  }

  @Override
  public Claim claim(String key, String input, long lockedUntil) {
    makeTables();
    if (ThreadLocalRandom.current().nextInt(CLAIMS_PER_CLEANING) == 0) {
      removeExpired();
    }
    String holder = UUID.randomUUID().toString();
    JdbcTurns turns = new JdbcTurns("reserve a key");
    while (true) {
      try (JdbcTransaction db = new JdbcTransaction(connections)) {
        Claim claim = claim(db, key, input, holder, lockedUntil);
        db.commit();
        return claim;
      } catch (SQLException failed) {
        // somebody else was faster, perhaps, and is seen in the next turn
        turns.another(failed, false);
      }
    }
  }

  private Claim claim(JdbcTransaction db, String key, String input, String holder, long lockedUntil)
      throws SQLException {
    db.update(
        "delete from pikku_idempotency where id = ? and ends_at <= ?",
        key,
        System.currentTimeMillis());
    List<@Nullable String[]> rows =
        db.rows("select holder, input, answer from pikku_idempotency where id = ?", key);
    if (rows.isEmpty()) {
      db.update(
          "insert into pikku_idempotency (id, input, holder, ends_at) values (?, ?, ?, ?)",
          key,
          input,
          holder,
          lockedUntil);
      return new Taken(key, input, holder);
    }
    @Nullable String[] row = rows.get(0);
    String theirs = String.valueOf(row[1]);
    if (row[0] == null) {
      return Claim.done(theirs, row[2]);
    }
    // a turn whose answer got lost may have been this caller's own
    return row[0].equals(holder) ? new Taken(key, input, holder) : Claim.busy(theirs);
  }

  /** Deletes what has expired, unless somebody else does. */
  private void removeExpired() {
    try (JdbcTransaction db = new JdbcTransaction(connections)) {
      db.update("delete from pikku_idempotency where ends_at <= ?", System.currentTimeMillis());
      db.commit();
    } catch (SQLException failed) {
      // the next one will
    }
  }

  private final class Taken extends Claim {
    private final String key;
    private final String holder;
    private @Nullable JdbcTransaction open;

    Taken(String key, String input, String holder) {
      super(input);
      this.key = key;
      this.holder = holder;
    }

    @Override
    public <T> @Nullable T transaction(Class<T> type) {
      if (type != Connection.class) {
        return null;
      }
      try {
        if (open == null) {
          open = new JdbcTransaction(connections);
        }
      } catch (SQLException failed) {
        throw JdbcTurns.refusal("begin a transaction", failed);
      }
      return type.cast(open.connection());
    }

    @Override
    public boolean complete(@Nullable String answer, long expiresAt) {
      JdbcTransaction shared = open;
      open = null;
      if (shared != null) {
        try (shared) {
          return complete(shared, answer, expiresAt);
        } catch (SQLException failed) {
          throw JdbcTurns.refusal("commit a call", failed);
        }
      }
      JdbcTurns turns = new JdbcTurns("note a call as done");
      while (true) {
        try (JdbcTransaction db = new JdbcTransaction(connections)) {
          return complete(db, answer, expiresAt);
        } catch (SQLException failed) {
          turns.another(failed, false);
        }
      }
    }

    private boolean complete(JdbcTransaction db, @Nullable String answer, long expiresAt)
        throws SQLException {
      int changed =
          db.update(
              "update pikku_idempotency set holder = null, answer = ?, ends_at = ?"
                  + " where id = ? and holder = ?",
              answer,
              expiresAt * 1000,
              key,
              holder);
      if (changed == 0) {
        return false;
      }
      db.commit();
      return true;
    }

    @Override
    public void release() {
      JdbcTransaction shared = open;
      open = null;
      JdbcTurns turns = new JdbcTurns("give a key back");
      try {
        if (shared != null) {
          shared.close();
        }
      } catch (SQLException broken) {
        // what a broken connection did is undone by the database
      }
      while (true) {
        try (JdbcTransaction db = new JdbcTransaction(connections)) {
          db.update("delete from pikku_idempotency where id = ? and holder = ?", key, holder);
          db.commit();
          return;
        } catch (SQLException failed) {
          turns.another(failed, false);
        }
      }
    }
  }
}
