package dev.pikku.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.model.Schedule.AwsRule;
import dev.pikku.generator.testing.RandomCron;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written for AWS fires exactly when the five fields do, once each time. */
final class ScheduleEquivalenceTest {

  @Test
  void firesAtTheSameMinutesForRandomExpressions() {
    Random random = new Random(20260101);
    int compared = 0;
    while (compared < 4000) {
      String text = RandomCron.expression(random);
      Schedule schedule;
      try {
        schedule = Schedule.parse(text);
      } catch (InvalidScheduleException refusal) {
        assertThat(refusal).as(text).hasMessageContaining("never fires");
        continue;
      }
      compare(text, schedule);
      compared++;
    }
  }

  @Test
  void firesOnTheSameDaysForEveryPairOfDayFields() {
    List<String> days = List.of("*", "*/1", "*/2", "1", "1-31", "31", "30,31", "2-9/3", "13/5");
    Set<String> weekdays = new TreeSet<>(List.of("*", "*/1", "0-7", "7", "SUN", "FRI-MON/2"));
    for (int from = 0; from <= 7; from++) {
      for (int to = 0; to <= 7; to++) {
        weekdays.add(from + "-" + to);
        weekdays.add(from + "-" + to + "/" + (to % 3 + 1));
        weekdays.add(from + "/" + Math.max(to, 1));
        weekdays.add("*/" + Math.max(to, 1));
        weekdays.add(from + "," + to);
      }
    }
    for (String day : days) {
      for (String weekday : weekdays) {
        String text = "7 5 " + day + " 1,2,3 " + weekday;
        compare(text, Schedule.parse(text));
      }
    }
  }

  private static void compare(String text, Schedule schedule) {
    PlainCron plain = new PlainCron(text);
    List<AwsRule> rules = schedule.awsRules();
    List<AwsCronClock> clocks =
        rules.stream().map(rule -> new AwsCronClock(rule.expression())).toList();
    for (LocalDateTime time : times(text, rules)) {
      int fired = 0;
      for (int i = 0; i < rules.size(); i++) {
        boolean leftOut = rules.get(i).exceptDaysOfMonth().contains(time.getDayOfMonth());
        if (clocks.get(i).fires(time) && !leftOut) {
          fired++;
        }
      }
      if (fired != (plain.fires(time) ? 1 : 0)) {
        assertThat(fired)
            .as("%s at %s as %s", text, time, rules)
            .isEqualTo(plain.fires(time) ? 1 : 0);
      }
    }
  }

  /** Each minute of two days of different months, and each day of a leap year and the one after. */
  private static List<LocalDateTime> times(String text, List<AwsRule> rules) {
    Random random = new Random(text.hashCode() * 31L + rules.size());
    List<LocalDateTime> times = new ArrayList<>();
    for (int day = 0; day < 2; day++) {
      LocalDateTime start =
          LocalDateTime.of(2028, random.nextInt(12) + 1, random.nextInt(28) + 1, 0, 0);
      for (int minute = 0; minute < 1440; minute++) {
        times.add(start.plusMinutes(minute));
      }
    }
    LocalDateTime start = LocalDateTime.of(2028, 1, 1, 0, 0);
    String[] fields = rules.get(0).expression().substring("cron(".length()).split(" ", -1);
    int minute = firstNumber(fields[0]);
    int hour = firstNumber(fields[1]);
    for (int day = 0; day < 366 + 365; day++) {
      times.add(start.plusDays(day).withHour(hour).withMinute(minute));
    }
    return times;
  }

  private static int firstNumber(String field) {
    return field.equals("*") ? 11 : Integer.parseInt(field.split("[,/-]", -1)[0]);
  }
}
