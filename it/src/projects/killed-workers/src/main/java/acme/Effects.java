package acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What workers did, in order, each committed by itself. */
public final class Effects implements AutoCloseable {
  private final Connection database;

  Effects(String url, String user, String password) {
    try {
      database = DriverManager.getConnection(url, user, password);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }

  synchronized void add(String queue, String id) throws SQLException {
    add(database, queue, id);
  }

  static void add(Connection database, String queue, String id) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement("insert into effects (queue, id) values (?, ?)")) {
      insert.setString(1, queue);
      insert.setString(2, id);
      insert.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
