package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.ChannelStore;
import dev.pikku.channel.EventHubStore;
import dev.pikku.channel.EventHubStore.Subscriber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every store of channels and subscriptions does, at whatever place it keeps them. Each test
 * has ids and topics of its own, so that a store may be used by all of them.
 */
abstract class ChannelStoreContract {
  private static final String ENDPOINT = "https://abc.execute-api.eu-central-1.amazonaws.com/dev";

  private final String own = UUID.randomUUID().toString();

  /** The store under test. */
  abstract ChannelStore channels();

  /** The same store, as it keeps subscriptions. */
  abstract EventHubStore topics();

  private String id(String name) {
    return own + "-" + name + "=";
  }

  private static long inSeconds(long seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  private ChannelRow row(String name) {
    return row(name, "{\"user\":\"ann\"}", List.of(), inSeconds(7800));
  }

  private ChannelRow row(
      String name, @Nullable String session, List<String> pending, long expiresAt) {
    return new ChannelRow(id(name), "todo-feed", ENDPOINT, session, pending, expiresAt);
  }

  private void add(ChannelRow row, String... topics) {
    channels().add(row, Arrays.asList(topics));
  }

  /** All ids on all pages. */
  private List<String> subscribed(String topic) {
    List<String> ids = new ArrayList<>();
    String after = null;
    do {
      EventHubStore.Page page = topics().subscribers(topic, after);
      for (Subscriber subscriber : page.subscribers()) {
        ids.add(subscriber.channelId());
      }
      after = page.next();
    } while (after != null);
    return ids;
  }

  @Test
  void findsWhatWasAdded() {
    ChannelRow row =
        new ChannelRow(
            id("a"),
            "todo-feed",
            ENDPOINT,
            "{\"name\":\"Zoë \\\"😀\\\"\"}",
            List.of("{\"n\":1}", "plain \"text\"\n", "{\"n\":1}", ""),
            inSeconds(7800));
    add(row);

    assertThat(channels().find(id("a"))).isEqualTo(row);
  }

  @Test
  void knowsNothingOfOthers() {
    assertThat(channels().find(id("nobody"))).isNull();
    assertThat(channels().takePending(id("nobody"))).isEmpty();
    assertThat(channels().setSession(id("nobody"), "{}")).isFalse();
    assertThat(channels().find(id("nobody"))).isNull();
  }

  @Test
  void keepsChannelsWithoutSession() {
    add(row("a", null, List.of(), inSeconds(7800)));

    assertThat(channels().find(id("a")).session()).isNull();
  }

  @Test
  void refusesTopicsThatNotEveryDatabaseKeeps() {
    ChannelRow row = row("a");
    channels().add(row, List.of(own + "ü".repeat(490)));

    assertThat(subscribed(own + "ü".repeat(490))).containsExactly(id("a"));
    for (String topic : List.of("ü".repeat(513), "a\0b")) {
      assertThatThrownBy(() -> channels().add(row, List.of(topic)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("A topic has ");
      assertThatThrownBy(() -> topics().subscribe(topic, id("a")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void replacesOneOfTheSameIdWithItsSubscriptions() {
    add(row("a", "{\"user\":\"ann\"}", List.of("1"), inSeconds(7800)), own + "old", own + "both");
    add(row("a", "{\"user\":\"bob\"}", List.of("2"), inSeconds(7900)), own + "both", own + "new");

    assertThat(channels().find(id("a")).session()).isEqualTo("{\"user\":\"bob\"}");
    assertThat(channels().find(id("a")).pending()).containsExactly("2");
    assertThat(subscribed(own + "old")).isEmpty();
    assertThat(subscribed(own + "both")).containsExactly(id("a"));
    assertThat(subscribed(own + "new")).containsExactly(id("a"));
  }

  @Test
  void setsAndEndsASessionAndLeavesAllElse() {
    ChannelRow row = row("a", null, List.of("x"), inSeconds(7800));
    add(row, own);
    String large = "{\"text\":\"" + "ü".repeat(10_000) + "\"}";

    assertThat(channels().setSession(id("a"), large)).isTrue();
    assertThat(channels().find(id("a"))).isEqualTo(row("a", large, List.of("x"), row.expiresAt()));
    assertThat(channels().setSession(id("a"), large)).isTrue();
    assertThat(channels().setSession(id("a"), null)).isTrue();
    assertThat(channels().find(id("a"))).isEqualTo(row);
    assertThat(subscribed(own)).containsExactly(id("a"));
  }

  @Test
  void givesPendingFramesOnceAndInOrder() {
    add(row("a", null, List.of("b", "a", "b"), inSeconds(7800)));

    assertThat(channels().takePending(id("a"))).containsExactly("b", "a", "b");
    assertThat(channels().takePending(id("a"))).isEmpty();
    assertThat(channels().find(id("a")).pending()).isEmpty();
  }

  @Test
  void hasFramesWaitAgain() {
    ChannelRow row = row("a", "{\"n\":1}", List.of("a", "b"), inSeconds(7800));
    add(row);
    assertThat(channels().takePending(id("a"))).containsExactly("a", "b");

    assertThat(channels().setPending(id("a"), List.of("b"))).isTrue();
    assertThat(channels().find(id("a")).pending()).containsExactly("b");
    assertThat(channels().find(id("a")).session()).isEqualTo("{\"n\":1}");
    assertThat(channels().takePending(id("a"))).containsExactly("b");

    channels().remove(List.of(id("a")));
    assertThat(channels().setPending(id("a"), List.of("b"))).isFalse();
    assertThat(channels().find(id("a"))).isNull();
  }

  @Test
  void givesPendingFramesToOneOfManyCallers() throws Exception {
    for (int round = 0; round < 10; round++) {
      String name = "a" + round;
      add(row(name, null, List.of("1", "2"), inSeconds(7800)));

      List<Integer> taken = atOnce(4, () -> channels().takePending(id(name)).size());

      assertThat(taken).containsExactlyInAnyOrder(2, 0, 0, 0);
    }
  }

  @Test
  void removesChannelsWithTheirSubscriptions() {
    add(row("a"), own + "1", own + "2");
    add(row("b"), own + "1");
    topics().subscribe(own + "3", id("a"));

    channels().remove(List.of(id("a"), id("nobody")));

    assertThat(channels().find(id("a"))).isNull();
    assertThat(channels().find(id("b"))).isNotNull();
    assertThat(subscribed(own + "1")).containsExactly(id("b"));
    assertThat(subscribed(own + "2")).isEmpty();
    assertThat(subscribed(own + "3")).isEmpty();
  }

  @Test
  void removesAgainAndNothingAndMany() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      add(row("a" + i), own);
      ids.add(id("a" + i));
    }

    channels().remove(List.of());
    assertThat(subscribed(own)).hasSize(120);
    channels().remove(ids);
    channels().remove(ids);

    assertThat(subscribed(own)).isEmpty();
    assertThat(channels().find(ids.get(119))).isNull();
  }

  @Test
  void neverRevivesWhatWasRemoved() {
    add(row("a"), own);
    channels().remove(List.of(id("a")));

    assertThat(topics().subscribe(own, id("a"))).isFalse();
    assertThat(channels().setSession(id("a"), "{}")).isFalse();
    assertThat(channels().takePending(id("a"))).isEmpty();
    topics().unsubscribe(own, id("a"));

    assertThat(channels().find(id("a"))).isNull();
    assertThat(subscribed(own)).isEmpty();
  }

  @Test
  void expiresWhetherTheRowIsStillThereOrNot() {
    add(row("old", "{}", List.of("x"), inSeconds(-5)), own);
    add(row("young"), own);

    assertThat(channels().find(id("old"))).isNull();
    assertThat(channels().takePending(id("old"))).isEmpty();
    assertThat(channels().setSession(id("old"), "{}")).isFalse();
    assertThat(topics().subscribe(own + "other", id("old"))).isFalse();
    assertThat(subscribed(own)).containsExactly(id("young"));
    assertThat(subscribed(own + "other")).isEmpty();
    channels().remove(List.of(id("old")));
    assertThat(channels().find(id("old"))).isNull();
  }

  @Test
  void subscribesWithTheEndpointOfTheRow() {
    add(row("a"));

    assertThat(topics().subscribe(own, id("a"))).isTrue();
    assertThat(topics().subscribers(own, null).subscribers())
        .containsExactly(new Subscriber(id("a"), ENDPOINT));
  }

  @Test
  void subscribesOnceHoweverOftenItIsTold() {
    add(row("a"), own);

    assertThat(topics().subscribe(own, id("a"))).isTrue();
    assertThat(topics().subscribe(own, id("a"))).isTrue();
    assertThat(subscribed(own)).containsExactly(id("a"));
    topics().unsubscribe(own, id("a"));
    assertThat(subscribed(own)).isEmpty();
    topics().unsubscribe(own, id("a"));
    assertThat(topics().subscribe(own, id("a"))).isTrue();
    assertThat(subscribed(own)).containsExactly(id("a"));
  }

  @Test
  void tellsTopicsApartByEveryCharacter() {
    List<String> names =
        List.of(own, own + "#", own + "#a", own + "/A", own + "/a", own + " ü😀", own + "%'\"\\_");
    for (int i = 0; i < names.size(); i++) {
      add(row("a" + i), names.get(i));
    }

    for (int i = 0; i < names.size(); i++) {
      assertThat(subscribed(names.get(i))).containsExactly(id("a" + i));
    }
    topics().unsubscribe(names.get(3), id("a4"));
    assertThat(subscribed(names.get(4))).containsExactly(id("a4"));
  }

  @Test
  void hasNoSubscribersOfUnknownTopics() {
    EventHubStore.Page page = topics().subscribers(own + "unknown", null);

    assertThat(page.subscribers()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  void pagesThroughManyEachOnce() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      add(row("a" + i), own);
      ids.add(id("a" + i));
    }

    assertThat(subscribed(own)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void pagesOnWhereSubscribersGoMeanwhile() {
    List<String> staying = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      add(row("a" + i), own);
      staying.add(id("a" + i));
    }
    EventHubStore.Page first = topics().subscribers(own, null);
    List<String> gone = new ArrayList<>();
    for (Subscriber subscriber : first.subscribers()) {
      gone.add(subscriber.channelId());
    }
    staying.removeAll(gone);
    // among them the one at which the page ended
    channels().remove(gone);

    List<String> rest = new ArrayList<>();
    for (String after = first.next(); after != null; ) {
      EventHubStore.Page page = topics().subscribers(own, after);
      for (Subscriber subscriber : page.subscribers()) {
        rest.add(subscriber.channelId());
      }
      after = page.next();
    }
    assertThat(rest).containsExactlyInAnyOrderElementsOf(staying);
  }

  @Test
  void keepsAllTopicsThatOneChannelSubscribesAtOnce() throws Exception {
    add(row("a"));

    List<Boolean> subscribed = atOnce(8, i -> topics().subscribe(own + i, id("a")));

    assertThat(subscribed).containsOnly(true);
    channels().remove(List.of(id("a")));
    for (int i = 0; i < 8; i++) {
      assertThat(subscribed(own + i)).isEmpty();
    }
  }

  @Test
  void leavesNothingBehindWhereSubscribingAndRemovingMeet() throws Exception {
    for (int round = 0; round < 25; round++) {
      String name = "a" + round;
      add(row(name), own);

      List<Boolean> unused =
          atOnce(
              4,
              i -> {
                switch (i) {
                  case 0 -> channels().remove(List.of(id(name)));
                  case 1 -> channels().setSession(id(name), "{}");
                  default -> topics().subscribe(own + i, id(name));
                }
                return true;
              });

      assertThat(channels().find(id(name))).isNull();
      assertThat(subscribed(own)).isEmpty();
      assertThat(subscribed(own + 2)).isEmpty();
      assertThat(subscribed(own + 3)).isEmpty();
    }
  }

  private interface Numbered<T> {
    T call(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
    return atOnce(threads, i -> call.call());
  }

  /** Has threads do something at the same time. */
  private static <T> List<T> atOnce(int threads, Numbered<T> call) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        calls.add(
            () -> {
              start.await();
              return call.call(number);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(calls)) {
        results.add(future.get());
      }
      return Collections.unmodifiableList(results);
    } finally {
      executor.shutdownNow();
    }
  }
}
