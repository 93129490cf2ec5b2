package dev.pikku.aws;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a store has its connections from. */
interface JdbcConnections {

  /** A connection that works, for one caller. */
  Connection take() throws SQLException;

  /**
   * Gives a connection back.
   *
   * @param sound false if it failed, and may do so again
   */
  void give(Connection connection, boolean sound) throws SQLException;
}
