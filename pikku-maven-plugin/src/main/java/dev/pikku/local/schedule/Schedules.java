package dev.pikku.local.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Account;
import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Fires schedules: by hand, and by the clock if it is told to. */
public final class Schedules implements AutoCloseable {
  /** What EventBridge Scheduler fills in. */
  private static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

  private final List<Entry> entries;
  private final String region;
  private final Clock clock;
  private final Consumer<String> log;
  private final Instant started;
  private final Thread thread = new Thread(this::tick, "pikku-clock");

  /**
   * A schedule.
   *
   * @param name by which it is fired by hand
   * @param expression AWS's, such as {@code rate(5 minutes)}
   * @param timeZone where it counts
   * @param input the event, as JSON; empty for EventBridge's own
   */
  public record Entry(
      String name, String expression, String timeZone, String input, LambdaFunction function) {}

  /**
   * @throws IllegalArgumentException if AWS would not take an expression
   */
  public Schedules(List<Entry> entries, String region, Clock clock, Consumer<String> log) {
    this.entries = List.copyOf(entries);
    this.region = region;
    this.clock = clock;
    this.log = log;
    this.started = clock.instant();
    entries.forEach(entry -> AwsSchedule.of(entry.expression(), entry.timeZone()));
  }

  /** The names, sorted. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    return List.copyOf(names);
  }

  /** Fires one schedule now; nothing if there is none of that name. */
  public Optional<CompletableFuture<Answer>> fire(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(entry -> fire(entry, clock.instant()));
  }

  /** Fires by the clock from now on. */
  public void run() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Fires what is due in the minute that begins at an instant. */
  List<CompletableFuture<Answer>> fireDue(Instant minute) {
    List<CompletableFuture<Answer>> fired = new ArrayList<>();
    for (Entry entry : entries) {
      if (AwsSchedule.of(entry.expression(), entry.timeZone()).fires(minute, started)) {
        log.accept(entry.name() + " is due");
        fired.add(fire(entry, minute));
      }
    }
    return fired;
  }

  private void tick() {
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    try {
      while (true) {
        minute = minute.plus(1, ChronoUnit.MINUTES);
        Duration left = Duration.between(clock.instant(), minute);
        Thread.sleep(Math.max(0, left.toMillis()));
        fireDue(minute);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends
    }
  }

  private CompletableFuture<Answer> fire(Entry entry, Instant time) {
    String due = time.truncatedTo(ChronoUnit.SECONDS).toString();
    byte[] event =
        entry.input().isEmpty()
            ? Json.bytes(event(entry, time))
            : entry.input().replace(SCHEDULED_TIME, due).getBytes(UTF_8);
    return entry.function().invoke(event);
  }

  /** What EventBridge sends if it was not told what to. */
  private ObjectNode event(Entry entry, Instant time) {
    ObjectNode event = Json.object();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", Account.ID);
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", region);
    event.putArray("resources").add(Account.arn("events", region, "rule/" + entry.name()));
    event.putObject("detail");
    return event;
  }
}
