package dev.pikku.generator.model;

import dev.pikku.generator.model.CronField.Kind;
import dev.pikku.generator.model.Schedule.AwsRule;
import dev.pikku.generator.model.Schedule.Cron;
import java.util.ArrayList;
import java.util.List;

/** Writes five-field cron as AWS has it: six fields, Sunday is 1, one day field is {@code ?}. */
final class AwsCron {
  private AwsCron() {}

  static List<AwsRule> rules(Cron cron) {
    CronField days = cron.daysOfMonth();
    CronField weekdays = cron.weekdays();
    if (!weekdays.restricted()) {
      return List.of(byDayOfMonth(cron));
    }
    if (!days.restricted() || !hasDay(cron) || weekdays.full()) {
      return List.of(byWeekday(cron, List.of()));
    }
    if (days.full()) {
      return List.of(byDayOfMonth(cron));
    }
    return List.of(byDayOfMonth(cron), byWeekday(cron, days.values()));
  }

  /** Whether one of the months has one of the days. */
  static boolean hasDay(Cron cron) {
    int first = cron.daysOfMonth().values().get(0);
    return cron.months().values().stream().anyMatch(month -> first <= longest(month));
  }

  private static int longest(int month) {
    return switch (month) {
      case 2 -> 29;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static AwsRule byDayOfMonth(Cron cron) {
    return rule(cron, text(cron.daysOfMonth()), "?", List.of());
  }

  private static AwsRule byWeekday(Cron cron, List<Integer> exceptDaysOfMonth) {
    return cron.weekdays().full()
        ? rule(cron, "*", "?", exceptDaysOfMonth)
        : rule(cron, "?", text(cron.weekdays()), exceptDaysOfMonth);
  }

  private static AwsRule rule(Cron cron, String day, String weekday, List<Integer> exceptDays) {
    String expression =
        String.join(
            " ", text(cron.minutes()), text(cron.hours()), day, text(cron.months()), weekday, "*");
    return new AwsRule("cron(" + expression + ")", exceptDays);
  }

  private static String text(CronField field) {
    if (field.full()) {
      return "*";
    }
    int shift = field.kind() == Kind.WEEKDAY ? 1 : 0;
    List<Integer> values = field.values();
    // AWS documents steps for every field but weekdays, and only to the field's end
    int step = field.kind() == Kind.WEEKDAY ? 0 : stepToTheEnd(field);
    return step > 0 ? values.get(0) + "/" + step : list(values, shift);
  }

  private static int stepToTheEnd(CronField field) {
    List<Integer> values = field.values();
    if (values.size() < 3) {
      return 0;
    }
    int step = values.get(1) - values.get(0);
    for (int i = 2; i < values.size(); i++) {
      if (values.get(i) - values.get(i - 1) != step) {
        return 0;
      }
    }
    boolean reachesEnd = values.get(values.size() - 1) + step > field.kind().last();
    return step > 1 && reachesEnd ? step : 0;
  }

  /** Numbers, with three or more in a row as a range. */
  private static String list(List<Integer> values, int shift) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int last = i;
      while (last + 1 < values.size() && values.get(last + 1) == values.get(last) + 1) {
        last++;
      }
      parts.add(String.valueOf(values.get(i) + shift));
      if (last > i + 1) {
        parts.set(parts.size() - 1, values.get(i) + shift + "-" + (values.get(last) + shift));
        i = last;
      }
    }
    return String.join(",", parts);
  }
}
