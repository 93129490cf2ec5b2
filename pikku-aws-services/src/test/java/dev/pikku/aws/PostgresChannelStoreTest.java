package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Needs a binary; only that of Linux is among the dependencies. */
@EnabledOnOs(OS.LINUX)
class PostgresChannelStoreTest extends JdbcChannelStoreContract {
  private static EmbeddedPostgres server;
  private static DriverConnections connections;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    connections =
        new DriverConnections(
            server.getJdbcUrl("postgres", "postgres"), "PIKKU_CHANNELS", "postgres", "any");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  JdbcConnections connections() {
    return connections;
  }

  @Override
  DataSource empty() throws SQLException {
    String name = "own" + ++databases;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.getDatabase("postgres", name);
  }

  @Test
  void goesOnWhereTheServerEndedItsConnections() throws Exception {
    assertThat(channels().find("a")).isNull();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()");
    }

    assertThat(channels().find("a")).isNull();
  }
}
