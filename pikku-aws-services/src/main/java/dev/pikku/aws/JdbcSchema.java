package dev.pikku.aws;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one kind of store, and their version. Each step leads to the next version; steps
 * that were released are never changed. Where a database commits each of a step's statements by
 * itself, a step may be begun again, so that its statements have to bear it.
 */
final class JdbcSchema {
  private static final String VERSIONS =
      "create table if not exists pikku_channel_schema ("
          + "name varchar(16) not null primary key,"
          + " version bigint not null)";

  private static final String[][] CHANNELS = {
    {
      "create table if not exists pikku_channels ("
          + "id varchar(255) not null primary key,"
          + " channel varchar(255) not null,"
          + " endpoint varchar(1024) not null,"
          + " session text,"
          + " pending text,"
          + " expires_at bigint not null)",
      "create index if not exists pikku_channels_expire on pikku_channels (expires_at)",
      "create table if not exists pikku_channel_subscriptions ("
          + "topic varchar(1024) not null,"
          + " channel_id varchar(255) not null references pikku_channels (id) on delete cascade,"
          + " primary key (topic, channel_id))",
      "create index if not exists pikku_channel_subscriptions_of"
          + " on pikku_channel_subscriptions (channel_id)",
      VERSIONS,
    },
  };

  private static final String[][] IDEMPOTENCY = {
    {
      "create table if not exists pikku_idempotency ("
          + "id varchar(255) not null primary key,"
          + " input varchar(64) not null,"
          + " holder varchar(64),"
          + " answer text,"
          + " ends_at bigint not null)",
      "create index if not exists pikku_idempotency_ends_at on pikku_idempotency (ends_at)",
      VERSIONS,
    },
  };

  private final JdbcConnections connections;
  private final String name;
  private final String[][] steps;

  private JdbcSchema(JdbcConnections connections, String name, String[][] steps) {
    this.connections = connections;
    this.name = name;
    this.steps = steps;
  }

  static JdbcSchema ofChannels(JdbcConnections connections) {
    return new JdbcSchema(connections, "channels", CHANNELS);
  }

  static JdbcSchema ofIdempotency(JdbcConnections connections) {
    return new JdbcSchema(connections, "idempotency", IDEMPOTENCY);
  }

  /** Several processes may do this at once: all but one fail, and look again. */
  void create() {
    JdbcTurns turns = new JdbcTurns("make the tables");
    while (true) {
      int version;
      try {
        version = version();
      } catch (SQLException failed) {
        turns.another(failed, false);
        continue;
      }
      if (version >= steps.length) {
        return;
      }
      try {
        take(version);
      } catch (SQLException failed) {
        turns.another(failed, true);
      }
    }
  }

  private int version() throws SQLException {
    try (JdbcTransaction db = new JdbcTransaction(connections)) {
      List<@Nullable String[]> rows =
          db.rows("select version from pikku_channel_schema where name = ?", name);
      db.commit();
      String version = rows.isEmpty() ? null : rows.get(0)[0];
      return version == null ? 0 : Integer.parseInt(version);
    } catch (SQLException failed) {
      // a syntax error or an access rule violation: here, that there is no such table
      String state = failed.getSQLState();
      if (state != null && state.startsWith("42")) {
        return 0;
      }
      throw failed;
    }
  }

  private void take(int version) throws SQLException {
    try (JdbcTransaction db = new JdbcTransaction(connections)) {
      for (String statement : steps[version]) {
        db.update(statement);
      }
      String set = "update pikku_channel_schema set version = ? where name = ?";
      if (db.update(set, (long) version + 1, name) == 0) {
        db.update(
            "insert into pikku_channel_schema (name, version) values (?, ?)",
            name,
            (long) version + 1);
      }
      db.commit();
    }
  }
}
