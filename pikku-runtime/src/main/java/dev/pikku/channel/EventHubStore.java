package dev.pikku.channel;

import java.nio.charset.StandardCharsets;
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
   * A topic as it is, unless some store could not keep it: every store refuses what one refuses.
   *
   * @throws IllegalArgumentException if it has more than 1024 bytes in UTF-8, the longest key of
   *     DynamoDB's that sorts, or the character NUL, which PostgreSQL does not keep
   */
  static String checked(String topic) {
    int most = 1024;
    int bytes = topic.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > most) {
      throw new IllegalArgumentException(
          "A topic has " + bytes + " bytes; its name may have " + most + ".");
    }
    if (topic.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "A topic has the character NUL, which not every database keeps. Name it without.");
    }
    return topic;
  }

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
