package dev.pikku.lambda.event;

import dev.pikku.wire.ScheduledTask;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a generated schedule sends: {@code {"task":"expireTodos"}}.
 *
 * <p>The second rule of a schedule whose two day fields are both restricted also sends {@code
 * "exceptDaysOfMonth"}, the days on which the first rule runs already, and {@code "timeZone"}
 * unless it is UTC. {@code "time"} says when the run was due; without it, that is now.
 */
public final class ScheduleEvent {
  private final String name;
  private final Instant time;
  private final boolean leftOut;

  private ScheduleEvent(String name, Instant time, boolean leftOut) {
    this.name = name;
    this.time = time;
    this.leftOut = leftOut;
  }

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException if it names no task
   */
  public static ScheduleEvent read(byte[] event, Instant now) {
    String task = null;
    String time = null;
    String zone = null;
    int days = -1;
    try {
      EventScan scan = new EventScan(event);
      if (scan.beginObject()) {
        while (scan.nextKey()) {
          if (scan.isKey("task")) {
            task = scan.text();
          } else if (scan.isKey("time")) {
            time = scan.text();
          } else if (scan.isKey("timeZone")) {
            zone = scan.text();
          } else {
            if (scan.isKey("exceptDaysOfMonth")) {
              days = scan.at();
            }
            scan.skip();
          }
        }
      }
    } catch (IndexOutOfBoundsException cutOff) {
      task = null;
    }
    if (task == null) {
      throw new IllegalArgumentException(
          "The event names no task. A schedule's input has to be {\"task\":\"name\"}.");
    }
    Instant due = time == null ? now : Instant.parse(time);
    return new ScheduleEvent(task, due, days >= 0 && has(event, days, dayOfMonth(due, zone)));
  }

  private static String dayOfMonth(Instant due, @Nullable String zone) {
    return String.valueOf(
        due.atZone(zone == null ? java.time.ZoneOffset.UTC : ZoneId.of(zone)).getDayOfMonth());
  }

  private static boolean has(byte[] event, int days, String day) {
    EventScan scan = new EventScan(event, days);
    if (scan.beginArray()) {
      while (scan.nextElement()) {
        if (day.equals(scan.text())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether another rule runs the task on this day. */
  public boolean isLeftOut() {
    return leftOut;
  }

  /** The run. */
  public ScheduledTask task(long deadline) {
    return new ScheduledTask(name, time, null, deadline);
  }
}
