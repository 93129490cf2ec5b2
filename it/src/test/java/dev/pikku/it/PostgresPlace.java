package dev.pikku.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL server. */
final class PostgresPlace implements ChannelPlace {
  private final EmbeddedPostgres server;

  PostgresPlace() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "PIKKU_CHANNELS", server.getJdbcUrl("postgres", "postgres"),
        "PIKKU_CHANNELS_USER", "postgres",
        "PIKKU_CHANNELS_PASSWORD", "any");
  }

  @Override
  public int rows() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select (select count(*) from pikku_channels)"
                    + " + (select count(*) from pikku_channel_subscriptions)")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
