package acme;

import dev.pikku.service.SecretValue;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Logs in with the password of the moment: it may be rotated while the pool is there. */
final class Login extends PGSimpleDataSource {
  private static final String INVALID_PASSWORD = "28P01";

  private final transient SecretValue password;

  Login(DatabaseConfig config, SecretValue password) {
    this.password = password;
    setUrl(config.databaseUrl());
    setUser(config.databaseUser());
  }

  @Override
  public Connection getConnection() throws SQLException {
    String now = password.reveal();
    try {
      return getConnection(getUser(), now);
    } catch (SQLException refused) {
      if (!INVALID_PASSWORD.equals(refused.getSQLState()) || !password.refresh(now)) {
        throw refused;
      }
      return getConnection(getUser(), password.reveal());
    }
  }
}
