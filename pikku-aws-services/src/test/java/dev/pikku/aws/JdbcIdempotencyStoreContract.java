package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.idempotency.Claim;
import dev.pikku.idempotency.Claim.State;
import dev.pikku.idempotency.IdempotencyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does on every database it is tested with. */
abstract class JdbcIdempotencyStoreContract extends IdempotencyStoreContract {
  private JdbcIdempotencyStore store;

  abstract JdbcConnections connections();

  @BeforeEach
  void open() throws SQLException {
    store = new JdbcIdempotencyStore(connections(), true);
    try (JdbcTransaction db = new JdbcTransaction(connections())) {
      db.update("drop table if exists effects");
      db.update("create table effects (who varchar(20))");
      db.commit();
    }
  }

  @Override
  IdempotencyStore store() {
    return store;
  }

  private static void effect(Claim claim, String who) throws SQLException {
    Connection connection = claim.transaction(Connection.class);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("insert into effects values ('" + who + "')");
    }
  }

  private String effects() throws SQLException {
    Connection connection = connections().take();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select who from effects order by who")) {
      StringBuilder all = new StringBuilder();
      while (found.next()) {
        all.append(found.getString(1)).append(' ');
      }
      return all.toString().strip();
    } finally {
      connections().give(connection, true);
    }
  }

  @Test
  void commitsAnEffectTogetherWithItsRecord() throws SQLException {
    Claim claim = claim();
    effect(claim, "first");
    assertThat(effects()).isEmpty();

    assertThat(claim.complete(null, inSeconds(60))).isTrue();

    assertThat(effects()).isEqualTo("first");
    assertThat(claim().state()).isEqualTo(State.DONE);
  }

  @Test
  void undoesTheEffectOfACallThatFailed() throws SQLException {
    Claim claim = claim();
    effect(claim, "failed");

    claim.release();

    assertThat(effects()).isEmpty();
    assertThat(claim().state()).isEqualTo(State.TAKEN);
  }

  @Test
  void undoesTheEffectOfACallWhoseKeyIsAnothersByNow() throws SQLException {
    Claim late = store.claim("late", "input", inMillis(-1));
    effect(late, "late");
    Claim next = store.claim("late", "input", inMillis(60_000));
    effect(next, "next");

    assertThat(late.complete(null, inSeconds(60))).isFalse();
    assertThat(next.complete(null, inSeconds(-1))).isTrue();

    assertThat(effects()).isEqualTo("next");
  }

  @Test
  void hasNoTransactionOfAnotherType() {
    Claim claim = claim();

    assertThat(claim.transaction(Runnable.class)).isNull();
    claim.release();
  }
}
