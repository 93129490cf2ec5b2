package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of local work. */
class H2ChannelStoreTest extends JdbcChannelStoreContract {
  private static DriverConnections connections;
  @TempDir static Path directory;

  @BeforeAll
  static void start() {
    connections =
        new DriverConnections(
            "jdbc:h2:" + directory.resolve("channels"), "PIKKU_CHANNELS", null, null);
  }

  @Override
  JdbcConnections connections() {
    return connections;
  }

  @Override
  DataSource empty() throws SQLException {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  }

  @Test
  void deletesWhatHasExpiredNowAndThen() throws Exception {
    DataSource own = empty();
    JdbcChannelStore made = new JdbcChannelStore(own);
    made.createTables();
    // that none of 600 deletes happens once in 700 million times
    for (int i = 0; i < 600; i++) {
      made.add(row("old" + i, -1), List.of());
    }

    assertThat(Integer.parseInt(single(own, "select count(*) from pikku_channels")))
        .isLessThan(600);
  }

  @Test
  void keepsChannelsInADatabaseThatTheApplicationHasAnyway() throws Exception {
    JdbcChannelStore own = ChannelServices.channels(empty());
    ChannelServices.channelStore(own).add(row("a", 100), List.of("t"));

    assertThat(ChannelServices.eventHubStore(own).subscribers("t", null).subscribers()).hasSize(1);
  }
}
