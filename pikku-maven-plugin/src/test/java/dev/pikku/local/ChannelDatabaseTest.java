package dev.pikku.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where channels are kept on this machine. */
class ChannelDatabaseTest {
  private static final List<Path> H2 =
      List.of(
          Path.of(
              URI.create(
                  org.h2.Driver.class
                      .getProtectionDomain()
                      .getCodeSource()
                      .getLocation()
                      .toString())));

  @Test
  void outlivesThoseWhoConnectButNotItself() throws Exception {
    try (ChannelDatabase database = ChannelDatabase.start(H2)) {
      run(database, "CREATE TABLE rows(id INT)");
      run(database, "INSERT INTO rows VALUES (1)");
      try (Connection connection = connect(database.environment());
          Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery("SELECT count(*) FROM rows")) {
        assertThat(count.next()).isTrue();
        assertThat(count.getInt(1)).isEqualTo(1);
      }
    }
    try (ChannelDatabase next = ChannelDatabase.start(H2)) {
      run(next, "CREATE TABLE rows(id INT)");
    }
  }

  @Test
  void isOpenToItsFunctionsAlone() throws Exception {
    try (ChannelDatabase database = ChannelDatabase.start(H2)) {
      String url = database.environment().get("PIKKU_CHANNELS");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(url, "pikku", ""))
          .withMessageContaining("Wrong user name or password");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> DriverManager.getConnection(url.replace("channels", "other"), "sa", ""));
    }
  }

  private static void run(ChannelDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database.environment());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Map<String, String> environment) throws SQLException {
    return DriverManager.getConnection(
        environment.get("PIKKU_CHANNELS"),
        environment.get("PIKKU_CHANNELS_USER"),
        environment.get("PIKKU_CHANNELS_PASSWORD"));
  }
}
