package dev.pikku.channel;

import dev.pikku.json.JsonWriter;
import dev.pikku.service.EventHubService;
import dev.pikku.service.Published;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Topics whose subscribers are in a store, and are reached one by one. */
public final class StoredEventHub implements EventHubService {
  private final EventHubStore topics;
  private final ChannelStore channels;
  private final Connections connections;

  /**
   * @param topics says who is subscribed
   * @param channels forgets those who have gone
   */
  public StoredEventHub(EventHubStore topics, ChannelStore channels, Connections connections) {
    this.topics = topics;
    this.channels = channels;
    this.connections = connections;
  }

  @Override
  public Published publish(String topic, String data, @Nullable String except) {
    byte[] frame = frame(topic, data);
    List<String> gone = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    int delivered = 0;
    String after = null;
    do {
      EventHubStore.Page page = topics.subscribers(topic, after);
      delivered +=
          FanOut.send(connections, channels, frame, except, page.subscribers(), gone, failed);
      after = page.next();
    } while (after != null);
    return new Published(delivered, gone.size(), failed);
  }

  private static byte[] frame(String topic, String data) {
    JsonWriter begin = new JsonWriter();
    begin.beginObject().name("topic").value(topic).name("data");
    byte[] json = data.getBytes(StandardCharsets.UTF_8);
    int from = begin.length();
    int bytes = from + json.length + 1;
    if (bytes > Connections.MOST_BYTES) {
      throw new IllegalArgumentException(
          "What is published may have no more than "
              + Connections.MOST_BYTES
              + " bytes with its topic, not "
              + bytes
              + ": publish where it can be fetched");
    }
    byte[] frame = new byte[bytes];
    System.arraycopy(begin.buffer(), 0, frame, 0, from);
    System.arraycopy(json, 0, frame, from, json.length);
    frame[bytes - 1] = '}';
    return frame;
  }

  @Override
  public boolean subscribe(String topic, String channelId) {
    return topics.subscribe(topic, channelId);
  }

  @Override
  public void unsubscribe(String topic, String channelId) {
    topics.unsubscribe(topic, channelId);
  }
}
