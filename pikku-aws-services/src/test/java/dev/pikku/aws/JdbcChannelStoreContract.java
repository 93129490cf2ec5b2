package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does on every database it is tested with. */
abstract class JdbcChannelStoreContract extends LargeChannelStoreContract {
  private JdbcChannelStore store;

  /** To the database of all tests. */
  abstract JdbcConnections connections();

  /** A database without tables. */
  abstract DataSource empty() throws SQLException;

  @BeforeEach
  void open() {
    store = new JdbcChannelStore(connections(), true);
  }

  @Override
  ChannelStore channels() {
    return store;
  }

  @Override
  EventHubStore topics() {
    return store;
  }

  static ChannelRow row(String id, long seconds) {
    long expiresAt = Instant.now().getEpochSecond() + seconds;
    return new ChannelRow(
        id, "todo-feed", "http://localhost:3001", "\"SESSIONPLANTED\"", List.of(), expiresAt);
  }

  static String single(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private static void run(DataSource database, String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }

  @Test
  void makesItsTablesOnceHoweverManyDoAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      DataSource empty = empty();
      int many = 6;
      ExecutorService executor = Executors.newFixedThreadPool(many);
      try {
        CyclicBarrier start = new CyclicBarrier(many);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
          all.add(
              executor.submit(
                  () -> {
                    start.await();
                    new JdbcChannelStore(empty).createTables();
                    return null;
                  }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        executor.shutdownNow();
      }

      assertThat(single(empty, "select count(*) from pikku_channel_schema")).isEqualTo("1");
      assertThat(single(empty, "select version from pikku_channel_schema")).isEqualTo("1");
      JdbcChannelStore made = new JdbcChannelStore(empty);
      made.add(row("a", 100), List.of("t"));
      assertThat(made.subscribers("t", null).subscribers()).hasSize(1);
    }
  }

  @Test
  void leavesTablesOfALaterVersionAsTheyAre() throws Exception {
    DataSource later = empty();
    JdbcChannelStore made = new JdbcChannelStore(later);
    made.createTables();
    run(later, "update pikku_channel_schema set version = 7");

    made.createTables();

    assertThat(single(later, "select version from pikku_channel_schema")).isEqualTo("7");
  }

  @Test
  void beginsAgainWhereMakingTheTablesStoppedHalfway() throws Exception {
    DataSource half = empty();
    JdbcChannelStore made = new JdbcChannelStore(half);
    made.createTables();
    run(half, "drop table pikku_channel_schema");

    made.createTables();

    assertThat(single(half, "select version from pikku_channel_schema")).isEqualTo("1");
  }

  @Test
  void deletesWhatHasExpiredWithItsSubscriptions() throws Exception {
    DataSource own = empty();
    JdbcChannelStore made = new JdbcChannelStore(own);
    made.createTables();
    made.add(row("young", 100), List.of("t"));
    for (int i = 0; i < 20; i++) {
      made.add(row("old" + i, -1), List.of("t"));
    }

    made.removeExpired();

    assertThat(single(own, "select count(*) from pikku_channels")).isEqualTo("1");
    assertThat(single(own, "select count(*) from pikku_channel_subscriptions")).isEqualTo("1");
  }

  @Test
  void refusesASessionThatNotEveryDatabaseKeeps() {
    assertThatThrownBy(() -> store.setSession("a", "\"a\0b\""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL");
  }

  @Test
  void saysNothingOfWhatItKeepsWhenAStatementFails() throws Exception {
    JdbcChannelStore without = new JdbcChannelStore(empty());

    Throwable failure =
        catchThrowable(() -> without.add(row("IDPLANTED", 100), List.of("TOPICPLANTED")));

    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The database did not keep a channel: ")
        .hasMessageContaining("SQL state 42");
    StubAws.hasNothingPlanted(failure);
  }
}
