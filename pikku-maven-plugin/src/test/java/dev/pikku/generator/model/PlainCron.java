package dev.pikku.generator.model;

import java.time.LocalDateTime;
import java.util.List;

/** Says when five-field cron fires by asking the text at each minute: slow, plain, independent. */
final class PlainCron {
  private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  private static final String WEEKDAYS = "SUNMONTUEWEDTHUFRISAT";

  private final String[] fields;

  PlainCron(String text) {
    fields = text.split(" ", -1);
  }

  boolean fires(LocalDateTime time) {
    if (!has(fields[0], 0, 59, "", time.getMinute())
        || !has(fields[1], 0, 23, "", time.getHour())
        || !has(fields[3], 1, 12, MONTHS, time.getMonthValue())) {
      return false;
    }
    boolean day = has(fields[2], 1, 31, "", time.getDayOfMonth());
    boolean weekday = has(fields[4], 0, 6, WEEKDAYS, time.getDayOfWeek().getValue() % 7);
    boolean both = star(fields[2]) || star(fields[4]);
    return both ? day && weekday : day || weekday;
  }

  private static boolean star(String field) {
    return List.of(field.split(",", -1)).stream().anyMatch(p -> p.equals("*") || p.equals("*/1"));
  }

  private static boolean has(String field, int first, int last, String names, int value) {
    for (String part : field.split(",", -1)) {
      String[] rangeAndStep = part.split("/", -1);
      int step = rangeAndStep.length == 2 ? Integer.parseInt(rangeAndStep[1]) : 1;
      String[] ends = rangeAndStep[0].split("-", -1);
      boolean star = ends[0].equals("*");
      int from = star ? first : number(ends[0], names, first);
      int to = star ? last : number(ends[ends.length - 1], names, first);
      if (from == 7 && last == 6) {
        from = 0;
        to = to == 7 ? 0 : to;
      }
      if (!star && ends.length == 1 && rangeAndStep.length == 2) {
        to = last;
      }
      int size = last - first + 1;
      int distance = Math.floorMod(value - from, size);
      int length = to >= from ? to - from : to - from + size;
      // a range from 0 to 7 comes to Sunday a second time
      for (int reached = distance; reached <= length; reached += size) {
        if (reached % step == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static int number(String text, String names, int first) {
    return Character.isDigit(text.charAt(0))
        ? Integer.parseInt(text)
        : names.indexOf(text.toUpperCase(java.util.Locale.ROOT)) / 3 + first;
  }
}
