package dev.pikku.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When AWS fires: {@code rate(…)} or {@code cron(…)}. */
abstract sealed class AwsSchedule permits AwsSchedule.Rate, AwsSchedule.Cron {

  /**
   * @throws IllegalArgumentException if AWS would not take it
   */
  static AwsSchedule of(String expression, String timeZone) {
    int open = expression.indexOf('(');
    if (open < 0 || !expression.endsWith(")")) {
      throw new IllegalArgumentException("\"" + expression + "\" is neither rate(…) nor cron(…)");
    }
    String inner = expression.substring(open + 1, expression.length() - 1).strip();
    return switch (expression.substring(0, open)) {
      case "rate" -> Rate.of(inner);
      case "cron" -> new Cron(AwsCronExpression.of(inner), ZoneId.of(timeZone));
      default ->
          throw new IllegalArgumentException(
              "\"" + expression + "\" is neither rate(…) nor cron(…)");
    };
  }

  /**
   * Whether it fires in the minute that begins at an instant.
   *
   * @param start since when it counts
   */
  abstract boolean fires(Instant minute, Instant start);

  /** Again and again after the same time. */
  static final class Rate extends AwsSchedule {
    private final Duration every;

    private Rate(Duration every) {
      this.every = every;
    }

    private static Rate of(String text) {
      String[] parts = text.split("\\s+", -1);
      long number = Long.parseLong(parts[0]);
      String unit = parts[1].endsWith("s") ? parts[1] : parts[1] + "s";
      return new Rate(
          ChronoUnit.valueOf(unit.toUpperCase(java.util.Locale.ROOT))
              .getDuration()
              .multipliedBy(number));
    }

    @Override
    boolean fires(Instant minute, Instant start) {
      long passed = Duration.between(start.truncatedTo(ChronoUnit.MINUTES), minute).toMinutes();
      return passed > 0 && passed % every.toMinutes() == 0;
    }
  }

  /** At times of the calendar. */
  static final class Cron extends AwsSchedule {
    private final AwsCronExpression expression;
    private final ZoneId zone;

    private Cron(AwsCronExpression expression, ZoneId zone) {
      this.expression = expression;
      this.zone = zone;
    }

    @Override
    boolean fires(Instant minute, Instant start) {
      return expression.matches(ZonedDateTime.ofInstant(minute, zone));
    }
  }
}
