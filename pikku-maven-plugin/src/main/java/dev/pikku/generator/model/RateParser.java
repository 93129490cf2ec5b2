package dev.pikku.generator.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rate(5 minutes)}. */
final class RateParser {
  private static final Pattern RATE =
      Pattern.compile("\\s*rate\\(\\s*([^\\s)]*)(?:\\s+([^\\s)]*))?\\s*\\)\\s*");
  private static final String FORM = "A rate is written as \"rate(1 day)\" or \"rate(5 minutes)\"";

  private RateParser() {}

  static Schedule.Rate parse(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidScheduleException(text.indexOf("rate("), FORM + ".");
    }
    int value = value(matcher);
    String unit = matcher.group(2);
    if (unit == null) {
      throw new InvalidScheduleException(matcher.end(1), FORM + "; the unit is missing.");
    }
    boolean plural = unit.endsWith("s");
    String singular = plural ? unit.substring(0, unit.length() - 1) : unit;
    if (!singular.equals("minute") && !singular.equals("hour") && !singular.equals("day")) {
      throw new InvalidScheduleException(
          matcher.start(2),
          "\"" + unit + "\" is not a unit of rates; they are minute, hour and day.");
    }
    if (plural == (value == 1)) {
      throw new InvalidScheduleException(
          matcher.start(2),
          "AWS wants \""
              + new Schedule.Rate(value, singular).awsRules().get(0).expression()
              + "\".");
    }
    return new Schedule.Rate(value, singular);
  }

  private static int value(Matcher matcher) {
    String digits = matcher.group(1);
    if (!digits.matches("[1-9][0-9]{0,8}")) {
      throw new InvalidScheduleException(
          matcher.start(1), FORM + "; \"" + digits + "\" is not a positive whole number.");
    }
    return Integer.parseInt(digits);
  }
}
