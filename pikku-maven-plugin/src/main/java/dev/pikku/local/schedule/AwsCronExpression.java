package dev.pikku.local.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** AWS's six fields: minutes, hours, day of the month, month, day of the week, year. */
final class AwsCronExpression {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final String[] fields;

  private AwsCronExpression(String[] fields) {
    this.fields = fields;
  }

  static AwsCronExpression of(String text) {
    String[] fields = text.toUpperCase(Locale.ROOT).split("\\s+", -1);
    if (fields.length != 6) {
      throw new IllegalArgumentException("\"" + text + "\" has not six fields");
    }
    AwsCronExpression expression = new AwsCronExpression(fields);
    expression.matches(ZonedDateTime.parse("2024-01-01T00:00:00Z")); // reads every field once
    return expression;
  }

  boolean matches(ZonedDateTime time) {
    LocalDate date = time.toLocalDate();
    boolean minute = number(fields[0], time.getMinute(), 0, 59, List.of());
    boolean hour = number(fields[1], time.getHour(), 0, 23, List.of());
    boolean dayOfMonth = dayOfMonth(fields[2], date);
    boolean month = number(fields[3], date.getMonthValue(), 1, 12, MONTHS);
    boolean dayOfWeek = dayOfWeek(fields[4], date);
    boolean year = number(fields[5], date.getYear(), 1970, 2199, List.of());
    return minute && hour && dayOfMonth && month && dayOfWeek && year;
  }

  private static boolean dayOfMonth(String field, LocalDate date) {
    if (field.equals("L")) {
      return date.getDayOfMonth() == date.lengthOfMonth();
    }
    if (field.endsWith("W")) {
      int wanted =
          field.equals("LW")
              ? date.lengthOfMonth()
              : Integer.parseInt(field.substring(0, field.length() - 1));
      return wanted <= date.lengthOfMonth()
          && date.equals(nearestWorkday(date.withDayOfMonth(wanted)));
    }
    return field.equals("?") || number(field, date.getDayOfMonth(), 1, 31, List.of());
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

  private static boolean dayOfWeek(String field, LocalDate date) {
    int today = date.getDayOfWeek().getValue() % 7 + 1; // Sunday is 1
    int hash = field.indexOf('#');
    if (hash > 0) {
      int day = value(field.substring(0, hash), WEEKDAYS, 1);
      int nth = Integer.parseInt(field.substring(hash + 1));
      return today == day && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
    }
    if (field.equals("L")) {
      return today == 7;
    }
    if (field.endsWith("L")) {
      int day = value(field.substring(0, field.length() - 1), WEEKDAYS, 1);
      DayOfWeek weekday = DayOfWeek.of(day == 1 ? 7 : day - 1);
      return date.equals(date.with(TemporalAdjusters.lastInMonth(weekday)));
    }
    return field.equals("?") || number(field, today, 1, 7, WEEKDAYS);
  }

  private static boolean number(String field, int now, int min, int max, List<String> names) {
    boolean matches = false;
    for (String part : field.split(",", -1)) {
      int slash = part.indexOf('/');
      String range = slash < 0 ? part : part.substring(0, slash);
      int step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
      int dash = range.indexOf('-');
      int from;
      int to;
      if (range.equals("*")) {
        from = min;
        to = max;
      } else if (dash > 0) {
        from = value(range.substring(0, dash), names, min);
        to = value(range.substring(dash + 1), names, min);
      } else {
        from = value(range, names, min);
        to = slash < 0 ? from : max;
      }
      // a range may go over the end: FRI-MON
      boolean inside = from <= to ? now >= from && now <= to : now >= from || now <= to;
      int distance = now >= from ? now - from : now - from + (max - min + 1);
      matches |= inside && distance % step == 0;
    }
    return matches;
  }

  /** A number, or a name that counts from the field's lowest. */
  private static int value(String text, List<String> names, int min) {
    int name = names.indexOf(text);
    return name < 0 ? Integer.parseInt(text) : name + min;
  }
}
