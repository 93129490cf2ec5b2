package dev.pikku.aws;

import dev.pikku.SingletonServices;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import javax.sql.DataSource;

/** Channels in a database that the application has anyway, as the guide shows it. */
@SingletonServices
public final class ChannelServices {
  private ChannelServices() {}

  public static JdbcChannelStore channels(DataSource database) {
    JdbcChannelStore store = new JdbcChannelStore(database);
    store.createTables();
    return store;
  }

  public static ChannelStore channelStore(JdbcChannelStore store) {
    return store;
  }

  public static EventHubStore eventHubStore(JdbcChannelStore store) {
    return store;
  }
}
