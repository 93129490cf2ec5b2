package dev.pikku.generator.model;

import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.List;

/**
 * Says when an expression of AWS fires, by the rules that AWS documents and nothing else: six
 * fields, {@code ?} in exactly one day field, steps from a start to the field's end, weekdays 1 to
 * 7 from Sunday.
 */
final class AwsCronClock {
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;

  AwsCronClock(String expression) {
    if (!expression.matches("cron\\([0-9*?,/-]+( [0-9*?,/-]+){5}\\)")) {
      throw new IllegalArgumentException(expression);
    }
    List<String> fields =
        List.of(expression.substring("cron(".length(), expression.length() - 1).split(" ", -1));
    if (fields.get(2).equals("?") == fields.get(4).equals("?") || !fields.get(5).equals("*")) {
      throw new IllegalArgumentException(expression);
    }
    minutes = values(fields.get(0), 0, 59);
    hours = values(fields.get(1), 0, 23);
    days = values(fields.get(2), 1, 31);
    months = values(fields.get(3), 1, 12);
    weekdays = values(fields.get(4), 1, 7);
  }

  boolean fires(LocalDateTime time) {
    return minutes.get(time.getMinute())
        && hours.get(time.getHour())
        && days.get(time.getDayOfMonth())
        && months.get(time.getMonthValue())
        && weekdays.get(time.getDayOfWeek().getValue() % 7 + 1);
  }

  private static BitSet values(String field, int first, int last) {
    BitSet values = new BitSet();
    for (String part : field.split(",", -1)) {
      if (part.equals("*") || part.equals("?")) {
        values.set(first, last + 1);
      } else if (part.contains("/")) {
        int step = Integer.parseInt(part.substring(part.indexOf('/') + 1));
        for (int i = Integer.parseInt(part.substring(0, part.indexOf('/'))); i <= last; i += step) {
          values.set(i);
        }
      } else {
        String[] ends = part.split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[ends.length - 1]);
        if (from < first || to > last || to < from) {
          throw new IllegalArgumentException(part);
        }
        values.set(from, to + 1);
      }
    }
    return values;
  }
}
