package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.EventHubStore;
import dev.pikku.channel.EventHubStore.Subscriber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What stores that many processes share do with much, with odd things, and with many callers. */
abstract class LargeChannelStoreContract extends ChannelStoreContract {
  private static final String ENDPOINT = "https://abc.execute-api.eu-central-1.amazonaws.com/dev";
  private static final int THREADS = 8;

  /** More than two pages. */
  private static final int MANY = 2300;

  private final String own = UUID.randomUUID().toString();

  private String id(String name) {
    return own + "-" + name + "=";
  }

  private ChannelRow row(String name) {
    return row(name, null, List.of(), 7800);
  }

  private ChannelRow row(String name, String session, List<String> pending, long seconds) {
    long expiresAt = Instant.now().getEpochSecond() + seconds;
    return new ChannelRow(id(name), "todo-feed", ENDPOINT, session, pending, expiresAt);
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void atOnce(List<Task> tasks) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Task task : tasks) {
        futures.add(
            executor.submit(
                () -> {
                  task.run();
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get(5, TimeUnit.MINUTES);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private Set<String> subscribed(String topic) {
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      EventHubStore.Page page = topics().subscribers(topic, after);
      page.subscribers().forEach(subscriber -> ids.add(subscriber.channelId()));
      after = page.next();
    } while (after != null);
    assertThat(ids).doesNotHaveDuplicates();
    return new HashSet<>(ids);
  }

  @Test
  void neitherSkipsNorRepeatsAnybodyWhereThousandsComeAndGoBetweenPages() throws Exception {
    List<Task> adding = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ChannelRow row = row("a" + i);
      adding.add(() -> channels().add(row, List.of(own)));
    }
    atOnce(adding);
    Set<String> staying = subscribed(own);
    assertThat(staying).hasSize(MANY);
    List<String> seen = new ArrayList<>();
    Random random = new Random(7);
    int pages = 0;
    String after = null;
    do {
      EventHubStore.Page page = topics().subscribers(own, after);
      for (Subscriber subscriber : page.subscribers()) {
        seen.add(subscriber.channelId());
      }
      pages++;
      after = page.next();
      List<String> going = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        going.add(id("a" + random.nextInt(MANY)));
        channels().add(row("late" + pages + "-" + i), List.of(own));
      }
      if (after != null) {
        // the very one at which the page ended goes, too
        going.add(page.subscribers().get(page.subscribers().size() - 1).channelId());
      }
      channels().remove(going.subList(0, 30));
      for (String id : going.subList(30, going.size())) {
        topics().unsubscribe(own, id);
      }
      staying.removeAll(going);
    } while (after != null);

    assertThat(pages).isGreaterThan(2);
    assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
  }

  @Test
  void keepsAChannelOfHundredsOfTopics() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      names.add(own + "/" + i);
    }
    channels().add(row("a"), names);

    for (int i = 0; i < 250; i += 83) {
      assertThat(subscribed(names.get(i))).containsExactly(id("a"));
    }
    channels().remove(List.of(id("a")));
    for (String name : names) {
      assertThat(subscribed(name)).isEmpty();
    }
  }

  @Test
  void keepsLargeSessionsAndFrames() {
    String session = "{\"text\":\"" + "ü".repeat(90_000) + "\"}";
    List<String> pending = List.of("\"" + "x".repeat(120_000) + "\"", "2");
    ChannelRow row = row("a", session, pending, 7800);
    channels().add(row, List.of());

    assertThat(channels().find(id("a"))).isEqualTo(row);
    assertThat(channels().takePending(id("a"))).isEqualTo(pending);
    String other = "{\"text\":\"" + "ö".repeat(180_000) + "\"}";
    assertThat(channels().setSession(id("a"), other)).isTrue();
    assertThat(channels().find(id("a")).session()).isEqualTo(other);
  }

  @Test
  void keepsOddCharactersAsTheyAre() {
    String odd = "\u0001 \t\r\n '\"\\%_$:#{}\u007f\u00a0\u2028 ﷽ e\u0301 é 😀 \ud83c\udff3\ufe0f";
    ChannelRow row = row(odd, odd, List.of(odd, "\0", "a\0b"), 7800);
    channels().add(row, List.of(own + odd));

    assertThat(channels().find(id(odd))).isEqualTo(row);
    assertThat(subscribed(own + odd)).containsExactly(id(odd));
    assertThat(subscribed(own + odd.replace("e\u0301", "é"))).isEmpty();
    assertThat(channels().takePending(id(odd))).containsExactly(odd, "\0", "a\0b");
    assertThat(channels().setSession(id(odd), odd + odd)).isTrue();
    assertThat(channels().find(id(odd)).session()).isEqualTo(odd + odd);
    channels().remove(List.of(id(odd)));
    assertThat(subscribed(own + odd)).isEmpty();
  }

  @Test
  void expiresByItself() throws Exception {
    channels().add(row("a", "{}", List.of("1"), 2), List.of(own));
    assertThat(channels().find(id("a"))).isNotNull();
    assertThat(subscribed(own)).containsExactly(id("a"));

    Thread.sleep(2500);

    assertThat(channels().find(id("a"))).isNull();
    assertThat(subscribed(own)).isEmpty();
    assertThat(channels().takePending(id("a"))).isEmpty();
    assertThat(topics().subscribe(own, id("a"))).isFalse();
    assertThat(channels().setSession(id("a"), "{}")).isFalse();
  }

  @Test
  void keepsOneOfThoseWhoAddTheSameAtOnce() throws Exception {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 4 * THREADS; i++) {
      ChannelRow row = row("a", "\"" + i + "\"", List.of(), 7800);
      String topic = own + "/" + i;
      tasks.add(() -> channels().add(row, List.of(own, topic)));
    }
    atOnce(tasks);

    String last = channels().find(id("a")).session().replace("\"", "");
    assertThat(subscribed(own)).containsExactly(id("a"));
    for (int i = 0; i < 4 * THREADS; i++) {
      assertThat(subscribed(own + "/" + i)).hasSize(String.valueOf(i).equals(last) ? 1 : 0);
    }
  }

  @Test
  void leavesNothingBehindWhateverManyDoToOneChannel() throws Exception {
    Random random = new Random(11);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 40 * THREADS; i++) {
      String topic = own + "/" + random.nextInt(3);
      switch (random.nextInt(12)) {
        case 0 -> tasks.add(() -> channels().add(row("a"), List.of(topic)));
        case 1, 2 -> tasks.add(() -> channels().remove(List.of(id("a"), id("b"))));
        case 3 -> tasks.add(() -> channels().setSession(id("a"), "1"));
        case 4, 5, 6 -> tasks.add(() -> topics().unsubscribe(topic, id("a")));
        default -> tasks.add(() -> topics().subscribe(topic, id("a")));
      }
    }
    atOnce(tasks);
    channels().remove(List.of(id("a")));

    assertThat(channels().find(id("a"))).isNull();
    for (int i = 0; i < 3; i++) {
      assertThat(subscribed(own + "/" + i)).isEmpty();
    }
  }

  @Test
  void isReadByEveryoneAsSoonAsItIsWritten() {
    for (int i = 0; i < 20; i++) {
      channels().add(row("a"), List.of());
      assertThat(topics().subscribe(own, id("a"))).isTrue();
      assertThat(subscribed(own)).containsExactly(id("a"));
      topics().unsubscribe(own, id("a"));
      assertThat(subscribed(own)).isEmpty();
    }
  }
}
