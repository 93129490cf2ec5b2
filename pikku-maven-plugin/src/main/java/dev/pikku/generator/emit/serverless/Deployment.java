package dev.pikku.generator.emit.serverless;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What {@code serverless.yml} says of the code, which other parts of the build decide.
 *
 * @param artifact the archive's path, from the module's directory, with slashes
 * @param handlers the generated handler classes by door: {@code http}, {@code channel}, {@code
 *     queue}, {@code rpc}, {@code scheduler}; only doors that have one; and {@code corsless},
 *     HTTP's without CORS
 * @param capabilities what is behind each door
 */
public record Deployment(
    String artifact,
    SortedMap<String, String> handlers,
    SortedMap<String, Capabilities> capabilities) {
  public Deployment {
    handlers = new TreeMap<>(handlers);
    capabilities = new TreeMap<>(capabilities);
  }

  public Deployment(
      String artifact, Map<String, String> handlers, Map<String, Capabilities> capabilities) {
    this(artifact, new TreeMap<>(handlers), new TreeMap<>(capabilities));
  }

  /** The same with only some of the queues, and only some of the remote functions. */
  Deployment reaching(Predicate<String> queues, Predicate<String> functions) {
    SortedMap<String, Capabilities> kept = new TreeMap<>();
    capabilities.forEach((door, each) -> kept.put(door, each.reaching(queues, functions)));
    return new Deployment(artifact, handlers, kept);
  }

  Capabilities of(String door) {
    return capabilities.getOrDefault(door, Capabilities.NONE);
  }

  SortedSet<String> queuesSentTo() {
    return all(Capabilities::queuesSentTo);
  }

  SortedSet<String> callsElsewhere() {
    return all(Capabilities::callsElsewhere);
  }

  SortedSet<String> secrets() {
    return all(Capabilities::secrets);
  }

  /** Whether a door reaches content where Pikku keeps it. */
  boolean hasContent() {
    return capabilities.values().stream().anyMatch(Capabilities::content);
  }

  /** The doors that reach channels. */
  SortedSet<String> doorsWithChannels() {
    SortedSet<String> doors = new TreeSet<>();
    capabilities.forEach(
        (door, each) -> {
          if (each.channels()) {
            doors.add(door);
          }
        });
    return doors;
  }

  /** The doors that note calls. */
  SortedSet<String> idempotentDoors() {
    SortedSet<String> doors = new TreeSet<>();
    capabilities.forEach(
        (door, each) -> {
          if (each.idempotent()) {
            doors.add(door);
          }
        });
    return doors;
  }

  private SortedSet<String> all(Function<Capabilities, SortedSet<String>> part) {
    SortedSet<String> all = new TreeSet<>();
    capabilities.values().forEach(each -> all.addAll(part.apply(each)));
    return all;
  }
}
