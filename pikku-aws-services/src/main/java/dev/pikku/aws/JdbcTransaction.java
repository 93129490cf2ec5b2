package dev.pikku.aws;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transaction: what is not committed is undone. */
final class JdbcTransaction implements AutoCloseable {
  private final JdbcConnections connections;
  private final Connection connection;
  private final boolean autoCommit;
  private boolean committed;

  JdbcTransaction(JdbcConnections connections) throws SQLException {
    this.connections = connections;
    this.connection = connections.take();
    boolean before = true;
    try {
      before = connection.getAutoCommit();
      connection.setAutoCommit(false);
    } catch (SQLException broken) {
      connections.give(connection, false);
      throw broken;
    }
    this.autoCommit = before;
  }

  /** For code that is not ours to write in it. */
  Connection connection() {
    return connection;
  }

  /** Runs a statement; how many rows it changed. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, 1, values);
      return statement.executeUpdate();
    }
  }

  /** Runs a statement once for each text, which is its first value. */
  void updateEach(String sql, Collection<String> firsts, @Nullable Object... rest)
      throws SQLException {
    if (firsts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (String first : firsts) {
        statement.setString(1, first);
        set(statement, 2, rest);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The rows that a query finds, their columns as texts. */
  List<@Nullable String[]> rows(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, 1, values);
      try (ResultSet found = statement.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        List<@Nullable String[]> rows = new ArrayList<>();
        while (found.next()) {
          @Nullable String[] row = new @Nullable String[columns];
          for (int i = 0; i < columns; i++) {
            row[i] = found.getString(i + 1);
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }

  private static void set(PreparedStatement statement, int first, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Long number) {
        statement.setLong(first + i, number);
      } else {
        statement.setString(first + i, (String) value);
      }
    }
  }

  void commit() throws SQLException {
    connection.commit();
    committed = true;
  }

  @Override
  public void close() throws SQLException {
    boolean sound = false;
    try {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(autoCommit);
      sound = committed;
    } finally {
      connections.give(connection, sound);
    }
  }
}
