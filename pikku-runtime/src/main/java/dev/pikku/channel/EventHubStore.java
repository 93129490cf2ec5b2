package dev.pikku.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to who is subscribed to what. */
public interface EventHubStore {

  /**
   * Subscribes a channel; doing so again changes nothing.
   *
   * @return false if the channel is not there (any more): a late subscription never revives it
   */
  boolean subscribe(String topic, String channelId);

  /** Ends a subscription; nothing happens where there is none. */
  void unsubscribe(String topic, String channelId);

  /**
   * One page of those who are subscribed and have not expired.
   *
   * @param after the cursor of the page before; null for the first
   */
  Page subscribers(String topic, @Nullable String after);

  /**
   * A page of subscribers.
   *
   * @param next the cursor of the page that follows; null if this is the last
   */
  record Page(List<Subscriber> subscribers, @Nullable String next) {
    public Page {
      subscribers = List.copyOf(subscribers);
    }
  }

  /**
   * A channel that gets what is published.
   *
   * @param endpoint where its management API is
   */
  record Subscriber(String channelId, String endpoint) {}
}
