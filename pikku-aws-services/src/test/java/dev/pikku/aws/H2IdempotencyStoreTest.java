package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.idempotency.IdempotencyStore;
import java.nio.file.Path;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of local work. */
class H2IdempotencyStoreTest extends JdbcIdempotencyStoreContract {
  private static DriverConnections connections;
  @TempDir static Path directory;

  @BeforeAll
  static void start() {
    connections =
        new DriverConnections(
            "jdbc:h2:" + directory.resolve("once"), IdempotencyStores.VARIABLE, null, null);
  }

  @Override
  JdbcConnections connections() {
    return connections;
  }

  @Test
  void notesCallsInADatabaseThatTheApplicationHasAnyway() {
    JdbcIdempotencyStore own =
        new JdbcIdempotencyStore(
            JdbcConnectionPool.create("jdbc:h2:mem:once;DB_CLOSE_DELAY=-1", "", ""));
    own.createTables();
    own.createTables();

    assertThat(own.claim("a", "", inMillis(60_000)).complete(null, inSeconds(60))).isTrue();
  }

  @Test
  void isOpenedAsTheEnvironmentSays() {
    IdempotencyStore opened =
        IdempotencyStores.open(Map.of("PIKKU_IDEMPOTENCY", "jdbc:h2:mem:opened;DB_CLOSE_DELAY=-1"));

    assertThat(opened.claim("a", "", inMillis(60_000)).complete(null, inSeconds(60))).isTrue();
  }
}
