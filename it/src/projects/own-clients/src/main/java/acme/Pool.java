package acme;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pikku.service.Checkpointed;

/** Connections, none of which is in a snapshot of the process. */
public final class Pool extends HikariDataSource implements Checkpointed {
  Pool(HikariConfig config) {
    super(config);
  }

  @Override
  public void beforeCheckpoint() {
    getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void afterRestore() {}
}
