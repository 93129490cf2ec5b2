package dev.pikku.aws;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Needs a binary; only that of Linux is among the dependencies. */
@EnabledOnOs(OS.LINUX)
class PostgresIdempotencyStoreTest extends JdbcIdempotencyStoreContract {
  private static EmbeddedPostgres server;
  private static DriverConnections connections;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    connections =
        new DriverConnections(
            server.getJdbcUrl("postgres", "postgres"),
            IdempotencyStores.VARIABLE,
            "postgres",
            "any");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  JdbcConnections connections() {
    return connections;
  }
}
