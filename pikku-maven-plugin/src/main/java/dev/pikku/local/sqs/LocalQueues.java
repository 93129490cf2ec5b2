package dev.pikku.local.sqs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All queues of this machine. */
public final class LocalQueues {
  private final ConcurrentSkipListMap<String, LocalQueue> queues = new ConcurrentSkipListMap<>();
  private final Clock clock;

  public LocalQueues(Clock clock) {
    this.clock = clock;
  }

  /** Makes a queue, unless there is one of that name; a queue keeps its messages. */
  public void create(String name, QueueSettings settings) {
    queues.computeIfAbsent(name, key -> new LocalQueue(key, settings, clock, this::find));
  }

  /** The names, sorted. */
  public List<String> names() {
    return List.copyOf(queues.keySet());
  }

  Optional<LocalQueue> find(String name) {
    return Optional.ofNullable(queues.get(name));
  }
}
