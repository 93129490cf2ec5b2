package dev.pikku.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps channels and subscriptions in this process alone: for tests, and for channels that one
 * process serves. On Lambda it would forget whom another instance has.
 */
public final class MemoryChannelStore implements ChannelStore, EventHubStore {
  private static final int PAGE = 1000;

  private final Clock clock;

  /** In the order in which they were added, which is that in which they expire. */
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  private final Map<String, TreeMap<String, Kept>> topics = new HashMap<>();

  /** A store whose rows expire by the system's clock. */
  public MemoryChannelStore() {
    this(Clock.systemUTC());
  }

  /** A store whose rows expire by a clock of yours. */
  public MemoryChannelStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void add(ChannelRow row, Collection<String> topics) {
    for (String topic : topics) {
      String unused = EventHubStore.checked(topic);
    }
    forget(row.id());
    forgetExpired();
    Kept added = new Kept(row);
    kept.put(row.id(), added);
    for (String topic : topics) {
      enter(topic, added);
    }
  }

  @Override
  public synchronized @Nullable ChannelRow find(String id) {
    Kept found = living(id);
    return found == null ? null : found.row;
  }

  @Override
  public synchronized boolean setSession(String id, @Nullable String session) {
    Kept found = living(id);
    if (found == null) {
      return false;
    }
    found.replace(session, found.row.pending());
    return true;
  }

  @Override
  public synchronized List<String> takePending(String id) {
    Kept found = living(id);
    if (found == null) {
      return List.of();
    }
    List<String> pending = found.row.pending();
    found.replace(found.row.session(), List.of());
    return pending;
  }

  @Override
  public synchronized boolean setPending(String id, List<String> frames) {
    Kept found = living(id);
    if (found == null) {
      return false;
    }
    found.replace(found.row.session(), frames);
    return true;
  }

  @Override
  public synchronized void remove(Collection<String> ids) {
    for (String id : ids) {
      forget(id);
    }
  }

  @Override
  public synchronized boolean subscribe(String topic, String channelId) {
    String unused = EventHubStore.checked(topic);
    Kept found = living(channelId);
    if (found == null) {
      return false;
    }
    enter(topic, found);
    return true;
  }

  @Override
  public synchronized void unsubscribe(String topic, String channelId) {
    String unused = EventHubStore.checked(topic);
    Kept found = kept.get(channelId);
    if (found != null && found.topics.remove(topic)) {
      leave(topic, channelId);
    }
  }

  @Override
  public synchronized Page subscribers(String topic, @Nullable String after) {
    String unused = EventHubStore.checked(topic);
    List<Subscriber> page = new ArrayList<>();
    TreeMap<String, Kept> all = topics.get(topic);
    if (all != null) {
      for (Kept one : (after == null ? all : all.tailMap(after, false)).values()) {
        if (page.size() == PAGE) {
          return new Page(page, page.get(PAGE - 1).channelId());
        }
        if (!isExpired(one.row)) {
          page.add(new Subscriber(one.row.id(), one.row.endpoint()));
        }
      }
    }
    return new Page(page, null);
  }

  private @Nullable Kept living(String id) {
    Kept found = kept.get(id);
    return found == null || isExpired(found.row) ? null : found;
  }

  private boolean isExpired(ChannelRow row) {
    return row.expiresAt() <= clock.instant().getEpochSecond();
  }

  private void enter(String topic, Kept subscriber) {
    subscriber.topics.add(topic);
    TreeMap<String, Kept> all = topics.get(topic);
    if (all == null) {
      all = new TreeMap<>();
      topics.put(topic, all);
    }
    all.put(subscriber.row.id(), subscriber);
  }

  private void leave(String topic, String id) {
    TreeMap<String, Kept> all = topics.get(topic);
    if (all != null) {
      all.remove(id);
      if (all.isEmpty()) {
        topics.remove(topic);
      }
    }
  }

  private void forget(String id) {
    Kept removed = kept.remove(id);
    if (removed != null) {
      leaveAll(removed);
    }
  }

  private void leaveAll(Kept removed) {
    for (String topic : removed.topics) {
      leave(topic, removed.row.id());
    }
  }

  private void forgetExpired() {
    Iterator<Kept> oldest = kept.values().iterator();
    while (oldest.hasNext()) {
      Kept one = oldest.next();
      if (!isExpired(one.row)) {
        return;
      }
      oldest.remove();
      leaveAll(one);
    }
  }

  /** A row as it is now, and what it is subscribed to. */
  private static final class Kept {
    private ChannelRow row;
    private final TreeSet<String> topics = new TreeSet<>();

    private Kept(ChannelRow row) {
      this.row = row;
    }

    private void replace(@Nullable String session, List<String> pending) {
      row =
          new ChannelRow(
              row.id(), row.channel(), row.endpoint(), session, pending, row.expiresAt());
    }
  }
}
