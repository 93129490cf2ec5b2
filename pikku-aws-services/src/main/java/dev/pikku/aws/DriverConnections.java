package dev.pikku.aws;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Connections of a JDBC URL. They are kept for the next callers, as many as were needed at once up
 * to eight. One that was idle for a second is asked whether it still works: a process that AWS has
 * frozen does not see that its connections were closed.
 */
final class DriverConnections implements JdbcConnections {
  private static final int MAX_IDLE = 8;
  private static final long IDLE_MILLIS = 1000;
  private static final int PATIENCE_SECONDS = 2;

  private final String url;
  private final String variable;
  private final Properties properties = new Properties();
  private final ArrayDeque<Idle> idle = new ArrayDeque<>();

  private record Idle(Connection connection, long since) {}

  /**
   * @param variable that has the URL, for messages
   */
  DriverConnections(String url, String variable, @Nullable String user, @Nullable String password) {
    this.url = url;
    this.variable = variable;
    set("user", user);
    set("password", password);
  }

  /** Of a URL whose user and password are in variables beside its own. */
  static DriverConnections of(String url, String variable, Map<String, String> environment) {
    return new DriverConnections(
        url,
        variable,
        environment.get(variable + "_USER"),
        environment.get(variable + "_PASSWORD"));
  }

  private void set(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.setProperty(name, value);
    }
  }

  @Override
  public Connection take() throws SQLException {
    for (Idle next = next(); next != null; next = next()) {
      // the wall's clock, because the other one may stand still with a frozen process
      long idleMillis = System.currentTimeMillis() - next.since;
      if ((idleMillis >= 0 && idleMillis < IDLE_MILLIS)
          || next.connection.isValid(PATIENCE_SECONDS)) {
        return next.connection;
      }
      close(next.connection);
    }
    checkDriver();
    return DriverManager.getConnection(url, properties);
  }

  private void checkDriver() {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException none) {
      // its text has the URL, and that may have a password
      int scheme = url.indexOf(':', "jdbc:".length());
      throw new IllegalStateException(
          variable
              + " begins with \""
              + (scheme < 0 ? "jdbc:" : url.substring(0, scheme + 1))
              + "\", for which there is no JDBC driver. Add its driver to the dependencies.");
    }
  }

  private synchronized @Nullable Idle next() {
    return idle.pollFirst();
  }

  @Override
  public void give(Connection connection, boolean sound) {
    if (!sound || !keep(connection)) {
      close(connection);
    }
  }

  private synchronized boolean keep(Connection connection) {
    if (idle.size() == MAX_IDLE) {
      return false;
    }
    idle.addFirst(new Idle(connection, System.currentTimeMillis()));
    return true;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      // as good as closed
    }
  }
}
