package dev.pikku.generator.model;

import java.util.List;

/**
 * One field of a cron expression.
 *
 * @param values what it fires at, sorted
 * @param restricted whether it is written as anything but {@code *}; {@code 1-31} is restricted
 *     although it leaves nothing out
 */
public record CronField(Kind kind, List<Integer> values, boolean restricted) {
  public CronField {
    values = List.copyOf(values);
  }

  /** Whether it leaves nothing out. */
  boolean full() {
    return values.size() == kind.size();
  }

  /** The five fields, in order. */
  public enum Kind {
    MINUTE("minutes", 0, 59, ""),
    HOUR("hours", 0, 23, ""),
    DAY_OF_MONTH("days of the month", 1, 31, ""),
    MONTH("months", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    WEEKDAY("weekdays", 0, 6, "SUN MON TUE WED THU FRI SAT");

    private final String plural;
    private final int first;
    private final int last;
    private final String names;

    Kind(String plural, int first, int last, String names) {
      this.plural = plural;
      this.first = first;
      this.last = last;
      this.names = names;
    }

    String plural() {
      return plural;
    }

    int first() {
      return first;
    }

    int last() {
      return last;
    }

    /** The values' names from {@link #first()} on, or none. */
    List<String> names() {
      return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
    }

    int size() {
      return last - first + 1;
    }

    /** The greatest number that may be written: Sunday is 7, too. */
    int greatest() {
      return this == WEEKDAY ? 7 : last;
    }

    /** Whether {@code 22-2} goes on after the last value; elsewhere it is taken for a mistake. */
    boolean wraps() {
      return this == HOUR || this == MONTH || this == WEEKDAY;
    }
  }
}
