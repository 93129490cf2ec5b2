package dev.pikku.local.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** AWS's six fields: minutes, hours, day of the month, month, day of the week, year. */
final class AwsCronExpression {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final BitSet minutes;
  private final BitSet hours;
  private final Predicate<LocalDate> daysOfMonth;
  private final BitSet months;
  private final Predicate<LocalDate> daysOfWeek;
  private final BitSet years;

  private AwsCronExpression(String[] fields) {
    minutes = values(fields[0], 0, 59, List.of());
    hours = values(fields[1], 0, 23, List.of());
    daysOfMonth = daysOfMonth(fields[2]);
    months = values(fields[3], 1, 12, MONTHS);
    daysOfWeek = daysOfWeek(fields[4]);
    years = values(fields[5], 1970, 2199, List.of());
  }

  /**
   * Reads the fields, without the {@code cron(…)} around them.
   *
   * @throws IllegalArgumentException if AWS would not take them
   */
  static AwsCronExpression of(String text) {
    String[] fields = text.toUpperCase(Locale.ROOT).split("\\s+", -1);
    if (fields.length != 6) {
      throw new IllegalArgumentException("\"" + text + "\" has not six fields");
    }
    if (fields[2].equals("?") == fields[4].equals("?")) {
      throw new IllegalArgumentException("\"" + text + "\" has not one ? for a day");
    }
    return new AwsCronExpression(fields);
  }

  boolean matches(ZonedDateTime time) {
    return firesAt(time.toLocalTime()) && firesOn(time.toLocalDate());
  }

  /** Whether it fires in a time's minute, on the days on which it fires. */
  boolean firesAt(LocalTime time) {
    return minutes.get(time.getMinute()) && hours.get(time.getHour());
  }

  boolean firesOn(LocalDate date) {
    return months.get(date.getMonthValue())
        && years.get(date.getYear())
        && daysOfMonth.test(date)
        && daysOfWeek.test(date);
  }

  private static Predicate<LocalDate> daysOfMonth(String field) {
    if (field.equals("?")) {
      return date -> true;
    }
    if (field.equals("L")) {
      return date -> date.getDayOfMonth() == date.lengthOfMonth();
    }
    if (field.equals("LW")) {
      return date -> date.equals(nearestWorkday(date.withDayOfMonth(date.lengthOfMonth())));
    }
    if (field.endsWith("W")) {
      int day = value(field.substring(0, field.length() - 1), 1, 31, List.of());
      return date ->
          day <= date.lengthOfMonth() && date.equals(nearestWorkday(date.withDayOfMonth(day)));
    }
    BitSet days = values(field, 1, 31, List.of());
    return date -> days.get(date.getDayOfMonth());
  }

  /** The workday nearest to a day, in the same month. */
  private static LocalDate nearestWorkday(LocalDate day) {
    LocalDate near =
        switch (day.getDayOfWeek()) {
          case SATURDAY -> day.minusDays(1);
          case SUNDAY -> day.plusDays(1);
          default -> day;
        };
    if (near.getMonth() == day.getMonth()) {
      return near;
    }
    return near.isBefore(day) ? day.plusDays(2) : day.minusDays(2);
  }

  private static Predicate<LocalDate> daysOfWeek(String field) {
    if (field.equals("?")) {
      return date -> true;
    }
    if (field.equals("L")) {
      return date -> date.getDayOfWeek() == DayOfWeek.SATURDAY;
    }
    if (field.endsWith("L")) {
      DayOfWeek last = weekday(field.substring(0, field.length() - 1));
      return date -> date.equals(date.with(TemporalAdjusters.lastInMonth(last)));
    }
    int hash = field.indexOf('#');
    if (hash > 0) {
      DayOfWeek day = weekday(field.substring(0, hash));
      int nth = value(field.substring(hash + 1), 1, 5, List.of());
      return date -> date.getDayOfWeek() == day && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
    }
    BitSet days = values(field, 1, 7, WEEKDAYS);
    return date -> days.get(date.getDayOfWeek().getValue() % 7 + 1); // Sunday is 1
  }

  private static DayOfWeek weekday(String text) {
    return DayOfWeek.SATURDAY.plus(value(text, 1, 7, WEEKDAYS));
  }

  private static BitSet values(String field, int first, int last, List<String> names) {
    BitSet values = new BitSet();
    for (String part : field.split(",", -1)) {
      int slash = part.indexOf('/');
      String range = slash < 0 ? part : part.substring(0, slash);
      int step = slash < 0 ? 1 : value(part.substring(slash + 1), 1, last, List.of());
      int dash = range.indexOf('-');
      int from;
      int to;
      if (range.equals("*")) {
        from = first;
        to = last;
      } else if (dash > 0) {
        from = value(range.substring(0, dash), first, last, names);
        to = value(range.substring(dash + 1), first, last, names);
      } else {
        from = value(range, first, last, names);
        to = slash < 0 ? from : last;
      }
      int size = last - first + 1;
      // a range may go over the end: FRI-MON
      for (int value = from; value <= (to < from ? to + size : to); value += step) {
        values.set(value > last ? value - size : value);
      }
    }
    return values;
  }

  /** A number, or a name that counts from the field's first. */
  private static int value(String text, int first, int last, List<String> names) {
    int name = names.indexOf(text);
    int value = name < 0 ? Integer.parseInt(text) : name + first;
    if (value < first || value > last) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not one from " + first + " to " + last);
    }
    return value;
  }
}
