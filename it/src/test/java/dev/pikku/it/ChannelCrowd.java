package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.service.Published;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Many clients that come and go, each with one topic; keeps book of who should have heard what. */
final class ChannelCrowd {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final Map<String, Member> there = new ConcurrentHashMap<>();
  private final Queue<Member> all = new ConcurrentLinkedQueue<>();
  private final Queue<Publication> publications = new ConcurrentLinkedQueue<>();

  private static final class Member {
    final ChannelClient client;
    final String id;
    final String topic;

    /** When it knew that it is subscribed. */
    final long since = System.nanoTime();

    volatile long until = Long.MAX_VALUE;

    Member(ChannelClient client, String id, String topic) {
      this.client = client;
      this.id = id;
      this.topic = topic;
    }
  }

  private record Publication(
      String number, String topic, long begin, long end, Published published) {

    /** Whether a member was subscribed all the time. */
    boolean concerns(Member member) {
      return member.topic.equals(topic) && member.since < begin && member.until > end;
    }
  }

  ChannelCrowd(String address) {
    this.address = address;
  }

  /** One more: it subscribes as it connects, or by a message. */
  void join(String topic, boolean connecting) throws InterruptedException {
    String query = "?channel=lobby" + (connecting ? "&topic=" + topic : "");
    ChannelClient client = ChannelClient.connect(http, address + query, null);
    JsonNode reply =
        client.ask(
            connecting
                ? "{\"action\":\"id\"}"
                : "{\"action\":\"join\",\"topic\":\"" + topic + "\"}");
    Member member = new Member(client, reply.path("result").asText(), topic);
    assertThat(member.id).as(reply.toString()).isNotEmpty();
    all.add(member);
    there.put(member.id, member);
  }

  /** Somebody leaves; false if nobody has this id (yet, or any more). */
  boolean leave(String id) {
    Member member = there.remove(id);
    if (member == null) {
      return false;
    }
    member.until = System.nanoTime();
    CompletableFuture<Integer> unused = member.client.leaving();
    return true;
  }

  List<String> ids() {
    return List.copyOf(there.keySet());
  }

  int size() {
    return there.size();
  }

  int size(String topic) {
    int size = 0;
    for (Member member : there.values()) {
      size += member.topic.equals(topic) ? 1 : 0;
    }
    return size;
  }

  /** How many have been there at all. */
  int comers() {
    return all.size();
  }

  void published(String number, String topic, long begin, Published published) {
    publications.add(new Publication(number, topic, begin, System.nanoTime(), published));
  }

  /** Everybody leaves, and hears what is on its way. */
  void disperse() throws Exception {
    for (String id : ids()) {
      boolean unused = leave(id);
    }
    for (Member member : all) {
      member.client.leaving().get(60, TimeUnit.SECONDS);
    }
  }

  /**
   * Checks that whoever was there heard everything once, and others nothing twice.
   *
   * @return how much was heard
   */
  int checkWhatWasHeard() {
    Map<String, Publication> byNumber = new HashMap<>();
    publications.forEach(publication -> byNumber.put(publication.number(), publication));
    int heard = 0;
    for (Member member : all) {
      Map<String, Integer> times = new HashMap<>();
      for (JsonNode frame : member.client.heard()) {
        String number = frame.at("/data/text").asText();
        assertThat(frame.get("topic").asText()).isEqualTo(member.topic);
        assertThat(byNumber).containsKey(number);
        times.merge(number, 1, Integer::sum);
        heard++;
      }
      assertThat(times.values()).as("Heard twice by " + member.id).allMatch(n -> n == 1);
      for (Publication publication : publications) {
        if (publication.concerns(member)) {
          boolean failed = publication.published().failed().contains(member.id);
          assertThat(times.containsKey(publication.number()))
              .as("%s hears %s of %s", member.id, publication.number(), member.topic)
              .isEqualTo(!failed);
        }
      }
    }
    return heard;
  }
}
