package dev.pikku.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.Published;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoredEventHubTest {
  private static final int MOST_BYTES = 128 * 1024;

  private final MemoryChannelStore store = new MemoryChannelStore();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final Set<byte[]> frames = ConcurrentHashMap.newKeySet();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private volatile int millis;
  private volatile CountDownLatch never;

  private final StoredEventHub hub = new StoredEventHub(store, store, new Clients());

  /** Clients of whom some are gone, some cannot be reached, and some are slow. */
  private final class Clients implements Connections {
    @Override
    public boolean send(String endpoint, String channelId, byte[] frame) throws IOException {
      mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        if (never != null) {
          never.await();
        }
        Thread.sleep(millis);
        if (channelId.startsWith("broken")) {
          throw new IllegalStateException("a mistake of the client's");
        }
        if (unreachable.contains(channelId)) {
          throw new IOException("503");
        }
        if (gone.contains(channelId)) {
          return false;
        }
        frames.add(frame);
        sent.add(endpoint + " " + channelId + " " + new String(frame, StandardCharsets.UTF_8));
        return true;
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", ending);
      } finally {
        running.decrementAndGet();
      }
    }

    @Override
    public void close(String endpoint, String channelId) {
      throw new AssertionError("Nobody is to be closed");
    }
  }

  private void subscribed(String... ids) {
    for (String id : ids) {
      store.add(
          new ChannelRow(
              id, "feed", "https://" + id, null, List.of(), Instant.now().getEpochSecond() + 60),
          List.of("todos"));
    }
  }

  private String[] many(int count) {
    String[] ids = new String[count];
    for (int i = 0; i < count; i++) {
      ids[i] = "c" + i;
    }
    return ids;
  }

  @Test
  void sendsToEverySubscriberAtItsEndpoint() {
    subscribed("a", "b");

    Published published = hub.publish("todos", "{\"id\":1}", null);

    assertThat(published).isEqualTo(new Published(2, 0, List.of()));
    assertThat(published.isComplete()).isTrue();
    assertThat(sent)
        .containsExactlyInAnyOrder(
            "https://a a {\"topic\":\"todos\",\"data\":{\"id\":1}}",
            "https://b b {\"topic\":\"todos\",\"data\":{\"id\":1}}");
  }

  @Test
  void sendsToNobodyWhereNobodyIsSubscribed() {
    assertThat(hub.publish("todos", "1", null)).isEqualTo(new Published(0, 0, List.of()));
  }

  @Test
  void leavesOneOut() {
    subscribed("a", "b", "c");
    assertThat(hub.publish("todos", "1", "b")).isEqualTo(new Published(2, 0, List.of()));
    assertThat(sent).noneMatch(line -> line.contains(" b "));

    store.remove(List.of("a", "c"));
    assertThat(hub.publish("todos", "1", "b")).isEqualTo(new Published(0, 0, List.of()));
  }

  @Test
  void forgetsThoseWhoAreGoneAndThemAlone() {
    subscribed("a", "b", "c", "broken");
    gone.add("a");
    unreachable.add("b");

    Published published = hub.publish("todos", "1", null);

    assertThat(published.delivered()).isOne();
    assertThat(published.gone()).isOne();
    assertThat(published.failed()).containsExactlyInAnyOrder("b", "broken");
    assertThat(published.isComplete()).isFalse();
    assertThat(store.find("a")).isNull();
    assertThat(store.find("b")).isNotNull();
    assertThat(store.subscribers("todos", null).subscribers()).hasSize(3);
  }

  /** API Gateway says of a connection that does not stand yet that it is gone. */
  @Test
  void doesNotForgetWhoIsAboutToConnect() {
    long added = Instant.now().getEpochSecond();
    long expiresAt = added + 7800;
    store.add(new ChannelRow("new", "feed", "e", null, List.of(), expiresAt), List.of("todos"));
    store.add(
        new ChannelRow("old", "feed", "e", null, List.of(), expiresAt - 11), List.of("todos"));
    gone.addAll(List.of("new", "old"));

    assertThat(hub.publish("todos", "1", null)).isEqualTo(new Published(0, 1, List.of("new")));
    assertThat(store.find("old")).isNull();

    gone.clear();
    assertThat(hub.publish("todos", "2", null)).isEqualTo(new Published(1, 0, List.of()));
  }

  @Test
  void goesThroughAllPagesAndEncodesOnce() {
    subscribed(many(2500));

    assertThat(hub.publish("todos", "\"ü\"", null).delivered()).isEqualTo(2500);
    assertThat(sent).hasSize(2500).doesNotHaveDuplicates();
    assertThat(frames).hasSize(1);
  }

  @Test
  void reachesManyAtTheSameTimeButNoMoreThanSixteen() {
    subscribed(many(100));
    millis = 20;
    long begin = System.nanoTime();

    assertThat(hub.publish("todos", "1", null).delivered()).isEqualTo(100);

    assertThat(mostRunning.get()).isBetween(5, 16);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(1500);
  }

  @Test
  void refusesWhatApiGatewayDoesNotDeliverBeforeAnythingIsSent() {
    subscribed("a");
    int around = "{\"topic\":\"todos\",\"data\":\"\"}".length();

    assertThat(hub.publish("todos", '"' + "x".repeat(MOST_BYTES - around) + '"', null).delivered())
        .isOne();
    assertThatThrownBy(
            () -> hub.publish("todos", '"' + "x".repeat(MOST_BYTES - around + 1) + '"', null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("131072");
    // in bytes, not characters
    assertThatThrownBy(() -> hub.publish("todos", '"' + "ü".repeat(MOST_BYTES / 2) + '"', null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sent).hasSize(1);
  }

  @Test
  void writesAnyTopicAsJson() {
    store.add(
        new ChannelRow("a", "feed", "e", null, List.of(), Long.MAX_VALUE), List.of("a \"b\" \n"));

    hub.publish("a \"b\" \n", "null", null);

    assertThat(sent).containsExactly("e a {\"topic\":\"a \\\"b\\\" \\n\",\"data\":null}");
  }

  @Test
  void subscribesAndUnsubscribesWhoIsThere() {
    store.add(new ChannelRow("a", "feed", "e", null, List.of(), Long.MAX_VALUE), List.of());

    assertThat(hub.subscribe("todos", "a")).isTrue();
    assertThat(hub.subscribe("todos", "nobody")).isFalse();
    assertThat(hub.publish("todos", "1", null).delivered()).isOne();
    hub.unsubscribe("todos", "a");
    assertThat(hub.publish("todos", "1", null).delivered()).isZero();
  }

  @Test
  void countsThoseAsFailedThatAnInterruptKeepsFromTheirFrame() throws Exception {
    subscribed(many(40));
    never = new CountDownLatch(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<Published> publishing = caller.submit(() -> hub.publish("todos", "1", null));
      while (running.get() < 2) {
        Thread.onSpinWait();
      }
      caller.shutdownNow();

      Published published = publishing.get(10, TimeUnit.SECONDS);

      assertThat(published.delivered()).isZero();
      assertThat(published.failed()).hasSize(40);
    } finally {
      never.countDown();
    }
  }

  @Test
  void reachesThoseWhoStayWhileOthersComeAndGo() throws Exception {
    String[] staying = many(120);
    subscribed(staying);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService others = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> coming = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        String mine = "d" + thread;
        coming.add(
            others.submit(
                () -> {
                  for (int i = 0; !done.get(); i++) {
                    String id = mine + i % 50;
                    subscribed(id);
                    if (i % 3 == 0) {
                      gone.add(id);
                    }
                    store.unsubscribe("todos", id);
                    store.remove(List.of(id));
                  }
                }));
      }
      for (int round = 0; round < 20; round++) {
        sent.clear();
        Published published = hub.publish("todos", "1", null);

        assertThat(published.failed()).isEmpty();
        for (String id : staying) {
          assertThat(sent).filteredOn(line -> line.contains(" " + id + " ")).hasSize(1);
        }
      }
      done.set(true);
      for (Future<?> one : coming) {
        one.get();
      }
    } finally {
      done.set(true);
      others.shutdownNow();
    }
  }
}
