package dev.pikku.aws;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a data source, which knows best how long they are good. */
final class DataSourceConnections implements JdbcConnections {
  private final DataSource source;

  DataSourceConnections(DataSource source) {
    this.source = source;
  }

  @Override
  public Connection take() throws SQLException {
    return source.getConnection();
  }

  @Override
  public void give(Connection connection, boolean sound) throws SQLException {
    connection.close();
  }
}
