package dev.pikku.aws;

import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import dev.pikku.channel.MemoryChannelStore;

class MemoryChannelStoreTest extends ChannelStoreContract {
  private final MemoryChannelStore store = new MemoryChannelStore();

  @Override
  ChannelStore channels() {
    return store;
  }

  @Override
  EventHubStore topics() {
    return store;
  }
}
