package dev.pikku.local.schedule;

import dev.pikku.generator.model.Schedule.AwsRule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** The rules of one schedule as AWS and the handler act on them together. */
final class AwsRules {
  private final List<AwsCronExpression> rules = new ArrayList<>();
  private final List<List<Integer>> leftOut = new ArrayList<>();

  /** Times of day are the same for all rules; days are not. */
  private final List<LocalTime> times;

  AwsRules(List<AwsRule> rules) {
    for (AwsRule rule : rules) {
      String text = rule.expression();
      this.rules.add(AwsCronExpression.of(text.substring("cron(".length(), text.length() - 1)));
      leftOut.add(rule.exceptDaysOfMonth());
    }
    times = times(this.rules.get(0));
    for (AwsCronExpression rule : this.rules) {
      if (!times(rule).equals(times)) {
        throw new IllegalArgumentException("the rules differ in their times of day: " + rules);
      }
    }
  }

  List<LocalTime> times() {
    return times;
  }

  /** The next runs, each as often as it is made. */
  List<ZonedDateTime> next(ZonedDateTime after, LocalDate end, int count) {
    List<ZonedDateTime> next = new ArrayList<>();
    LocalDate day = after.toLocalDate();
    while (next.size() < count && day.isBefore(end)) {
      int runs = runsOn(day);
      for (LocalTime time : runs == 0 ? List.<LocalTime>of() : times) {
        ZonedDateTime fire = day.atTime(time).atZone(ZoneOffset.UTC);
        for (int run = 0; run < runs && fire.isAfter(after) && next.size() < count; run++) {
          next.add(fire);
        }
      }
      day = day.plusDays(1);
    }
    return next;
  }

  private int runsOn(LocalDate day) {
    int runs = 0;
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).firesOn(day) && !leftOut.get(i).contains(day.getDayOfMonth())) {
        runs++;
      }
    }
    return runs;
  }

  private static List<LocalTime> times(AwsCronExpression rule) {
    List<LocalTime> times = new ArrayList<>();
    for (int minute = 0; minute < 24 * 60; minute++) {
      LocalTime time = LocalTime.of(minute / 60, minute % 60);
      if (rule.firesAt(time)) {
        times.add(time);
      }
    }
    return times;
  }
}
