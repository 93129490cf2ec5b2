package dev.pikku.generator.model;

import java.util.List;

/** When a scheduled task runs: five-field cron, or a rate. */
public sealed interface Schedule {

  /**
   * The rules that make AWS fire at exactly the times of this schedule: one, or two where the days
   * of the month and the weekdays are both restricted.
   */
  List<AwsRule> awsRules();

  /**
   * Reads {@code 0 3 * * 1} or {@code rate(1 day)}.
   *
   * @throws InvalidScheduleException if it is neither, or never fires
   */
  static Schedule parse(String text) {
    return text.stripLeading().startsWith("rate(")
        ? RateParser.parse(text)
        : CronParser.parse(text);
  }

  /**
   * One of AWS's schedule expressions.
   *
   * @param expression {@code cron(…)} with six fields, or {@code rate(…)}
   * @param exceptDaysOfMonth days on which the rule's runs are to be left out, since another rule
   *     of the same schedule fires then
   */
  record AwsRule(String expression, List<Integer> exceptDaysOfMonth) {
    public AwsRule {
      exceptDaysOfMonth = List.copyOf(exceptDaysOfMonth);
    }
  }

  /**
   * Fires again and again, counted from deployment.
   *
   * @param unit {@code minute}, {@code hour} or {@code day}
   */
  record Rate(int value, String unit) implements Schedule {
    @Override
    public List<AwsRule> awsRules() {
      String text = "rate(" + value + " " + unit + (value == 1 ? ")" : "s)");
      return List.of(new AwsRule(text, List.of()));
    }
  }

  /**
   * Fires at each minute that all fields have; where both day fields are restricted, one of the two
   * is enough.
   *
   * @param weekdays 0 to 6, from Sunday
   */
  record Cron(
      CronField minutes,
      CronField hours,
      CronField daysOfMonth,
      CronField months,
      CronField weekdays)
      implements Schedule {
    @Override
    public List<AwsRule> awsRules() {
      return AwsCron.rules(this);
    }
  }
}
