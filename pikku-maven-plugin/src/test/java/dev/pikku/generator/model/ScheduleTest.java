package dev.pikku.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pikku.generator.model.Schedule.AwsRule;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *                | cron(* * * * ? *)
          0 0 * * *                | cron(0 0 * * ? *)
          0 3 * * 1                | cron(0 3 ? * 2 *)
          0 3 * * 0                | cron(0 3 ? * 1 *)
          0 3 * * 7                | cron(0 3 ? * 1 *)
          0 3 * * SUN              | cron(0 3 ? * 1 *)
          0 3 * * sat              | cron(0 3 ? * 7 *)
          0 3 * * Mon-Fri          | cron(0 3 ? * 2-6 *)
          0 3 * * 1-5              | cron(0 3 ? * 2-6 *)
          0 3 * * 0-6              | cron(0 3 * * ? *)
          0 3 * * 1-7              | cron(0 3 * * ? *)
          0 3 * * 0-7              | cron(0 3 * * ? *)
          0 3 * * 5-7              | cron(0 3 ? * 1,6,7 *)
          0 3 * * FRI-MON          | cron(0 3 ? * 1,2,6,7 *)
          0 3 * * FRI-SUN          | cron(0 3 ? * 1,6,7 *)
          0 3 * * 7-2              | cron(0 3 ? * 1-3 *)
          0 3 * * SAT-SAT          | cron(0 3 ? * 7 *)
          0 3 * * 7-7              | cron(0 3 ? * 1 *)
          0 3 * * 1,3,5            | cron(0 3 ? * 2,4,6 *)
          0 3 * * 0,7              | cron(0 3 ? * 1 *)
          0 3 * * */2              | cron(0 3 ? * 1,3,5,7 *)
          0 3 * * */3              | cron(0 3 ? * 1,4,7 *)
          0 3 * * */7              | cron(0 3 ? * 1 *)
          0 3 * * 1/2              | cron(0 3 ? * 2,4,6 *)
          0 3 * * 1-5/2            | cron(0 3 ? * 2,4,6 *)
          0 3 * * 7/2              | cron(0 3 ? * 1,3,5,7 *)
          0 3 * * */1              | cron(0 3 * * ? *)
          */5 * * * *              | cron(0/5 * * * ? *)
          */7 * * * *              | cron(0/7 * * * ? *)
          */15 8-18 * * 1-5        | cron(0/15 8-18 ? * 2-6 *)
          */1 * * * *              | cron(* * * * ? *)
          */30 * * * *             | cron(0,30 * * * ? *)
          */60 * * * *             | cron(0 * * * ? *)
          5/10 * * * *             | cron(5/10 * * * ? *)
          3/20 * * * *             | cron(3/20 * * * ? *)
          0-30/10 * * * *          | cron(0,10,20,30 * * * ? *)
          10-59/10 * * * *         | cron(10/10 * * * ? *)
          0-10/3,40-50/5 * * * *   | cron(0,3,6,9,40,45,50 * * * ? *)
          59 23 31 12 *            | cron(59 23 31 12 ? *)
          0,1,2 * * * *            | cron(0-2 * * * ? *)
          0,1 * * * *              | cron(0,1 * * * ? *)
          2,1,1,2 * * * *          | cron(1,2 * * * ? *)
          0-59 * * * *             | cron(* * * * ? *)
          0 0-23 * * *             | cron(0 * * * ? *)
          0 */2 * * *              | cron(0 0/2 * * ? *)
          0 */5 * * *              | cron(0 0/5 * * ? *)
          0 9-17/2 * * *           | cron(0 9,11,13,15,17 * * ? *)
          0 22-2 * * *             | cron(0 0-2,22,23 * * ? *)
          0 22-4/3 * * *           | cron(0 1,4,22 * * ? *)
          007 08 * * *             | cron(7 8 * * ? *)
          0 0 1 * *                | cron(0 0 1 * ? *)
          0 0 1,15 * *             | cron(0 0 1,15 * ? *)
          0 0 */2 * *              | cron(0 0 1/2 * ? *)
          0 0 */10 * *             | cron(0 0 1/10 * ? *)
          0 0 2/2 * *              | cron(0 0 2/2 * ? *)
          0 0 1-31 * *             | cron(0 0 * * ? *)
          0 0 */1 * *              | cron(0 0 * * ? *)
          0 0 28-31 2 *            | cron(0 0 28-31 2 ? *)
          0 0 29 2 *               | cron(0 0 29 2 ? *)
          0 0 31 * *               | cron(0 0 31 * ? *)
          0 0 1 JAN *              | cron(0 0 1 1 ? *)
          0 0 1 jan,Jul *          | cron(0 0 1 1,7 ? *)
          0 0 1 */3 *              | cron(0 0 1 1/3 ? *)
          0 0 1 1-12/5 *           | cron(0 0 1 1/5 ? *)
          0 0 1 NOV-FEB *          | cron(0 0 1 1,2,11,12 ? *)
          0 0 1 1-12 *             | cron(0 0 1 * ? *)
          0 0 * 6-8 MON            | cron(0 0 ? 6-8 2 *)
          0 0 *,5 * MON            | cron(0 0 ? * 2 *)
          0 0 */1 * MON            | cron(0 0 ? * 2 *)
          0 0 5 * *,MON            | cron(0 0 5 * ? *)
          0 0 1-31 * MON           | cron(0 0 * * ? *)
          0 0 5 * 0-6              | cron(0 0 * * ? *)
          0 0 31 2 MON             | cron(0 0 ? 2 2 *)
          rate(1 minute)           | rate(1 minute)
          rate(5 minutes)          | rate(5 minutes)
          rate(1 hour)             | rate(1 hour)
          rate(12 hours)           | rate(12 hours)
          rate( 1  day )           | rate(1 day)
          rate(30 days)            | rate(30 days)
          """)
  void writesWhatAwsReads(String text, String expected) {
    assertThat(Schedule.parse(text).awsRules()).containsExactly(new AwsRule(expected, List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 13 * FRI       | cron(0 0 13 * ? *)     | cron(0 0 ? * 6 *)         | 13
          0 0 1,15 * 1-5     | cron(0 0 1,15 * ? *)   | cron(0 0 ? * 2-6 *)       | 1,15
          0 0 */10 * MON     | cron(0 0 1/10 * ? *)   | cron(0 0 ? * 2 *)         | 1,11,21,31
          0 0 1 * */2        | cron(0 0 1 * ? *)      | cron(0 0 ? * 1,3,5,7 *)   | 1
          0 0 31 1-6 SUN     | cron(0 0 31 1-6 ? *)   | cron(0 0 ? 1-6 1 *)       | 31
          */20 4 29 2 7      | cron(0/20 4 29 2 ? *)  | cron(0/20 4 ? 2 1 *)      | 29
          """)
  void makesTwoRulesWhereBothDayFieldsAreRestricted(
      String text, String byDay, String byWeekday, String except) {
    List<AwsRule> rules = Schedule.parse(text).awsRules();

    assertThat(rules).extracting(AwsRule::expression).containsExactly(byDay, byWeekday);
    assertThat(rules.get(0).exceptDaysOfMonth()).isEmpty();
    assertThat(
            rules.get(1).exceptDaysOfMonth().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",")))
        .isEqualTo(except);
  }

  @ParameterizedTest(name = "{index}: {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          ~~                  | 0  | has 0.
          0 3 * *             | 7  | has 4.
          0 3 * * 1 2024      | 10 | one too many
          60 * * * *          | 0  | The minutes run from 0 to 59, not 60.
          0 24 * * *          | 2  | The hours run from 0 to 23, not 24.
          0 0 0 * *           | 4  | The days of the month run from 1 to 31, not 0.
          0 0 32 * *          | 4  | not 32
          0 0 1 0 *           | 6  | The months run from 1 to 12, not 0.
          0 0 1 13 *          | 6  | not 13
          0 0 * * 8           | 8  | The weekdays run from 0 to 7, not 8.
          0 0 * * MON,        | 12 | Something is missing here, after "MON,".
          ,0 0 * * *          | 0  | "," does not belong here
          0 0 * * MONDAY      | 8  | "MONDAY" is not one of SUN, MON
          0 0 * FOO *         | 6  | "FOO" is not one of JAN
          0 JAN * * *         | 2  | The hours are numbers, not "JAN".
          */0 * * * *         | 2  | A step of minutes is 1 to 60, not 0.
          */90 * * * *        | 2  | A step of minutes is 1 to 60, not 90.
          * */25 * * *        | 4  | A step of hours is 1 to 24, not 25.
          5- * * * *          | 2  | Something is missing here, after "5-".
          5-- * * * *         | 2  | "-" does not belong here
          -5 * * * *          | 0  | "-" does not belong here
          **  * * * *         | 1  | "*" does not belong here
          1.5 * * * *         | 1  | "." does not belong here
          */5/5 * * * *       | 3  | "/" does not belong here
          50-10 * * * *       | 0  | "50-10" ends before it starts
          0 0 28-3 * *        | 4  | "28-3" ends before it starts
          0 0 ? * MON         | 4  | "?" does not belong here
          0 0 L * *           | 4  | not "L"
          0 0 * * 5#2         | 9  | "#" does not belong here
          99999999999 * * * * | 0  | too great
          0 0 31 2 *          | 4  | never fires
          0 0 30,31 FEB *     | 4  | never fires
          0 0 31 4,6,9,11 *   | 4  | never fires
          @daily              | 0  | write its five fields
          cron(0 3 * * ? *)   | 0  | five fields
          rate(0 minutes)     | 5  | "0" is not a positive whole number
          rate(-1 days)       | 5  | "-1" is not a positive whole number
          rate(1.5 hours)     | 5  | "1.5" is not
          rate(1 minutes)     | 7  | AWS wants "rate(1 minute)".
          rate(5 minute)      | 7  | AWS wants "rate(5 minutes)".
          rate(5 weeks)       | 7  | "weeks" is not a unit
          rate(5 Minutes)     | 7  | "Minutes" is not a unit
          rate(5)             | 6  | the unit is missing
          rate(5 minutes      | 0  | A rate is written as
          rate()              | 5  | is not a positive whole number
          """)
  void refusesWithPositionAndSentence(String text, int position, String part) {
    String exact = text == null ? "" : text;

    InvalidScheduleException refusal =
        catchThrowableOfType(InvalidScheduleException.class, () -> Schedule.parse(exact));

    assertThat(refusal).as(exact).isNotNull();
    assertThat(refusal.getMessage()).contains(part).endsWith(".");
    assertThat(refusal.position()).isEqualTo(position);
  }

  @Test
  void staysWithinTheLengthThatAwsTakes() {
    String minutes = "0,1,3,4,6,7,9,10,12,13,15,16,18,19,21,22,24,25,27,28,30,31,33,34,36,37,39,40";
    String hours = "0,1,3,4,6,7,9,10,12,13,15,16,18,19,21,22";
    String days = "1,2,4,5,7,8,10,11,13,14,16,17,19,20,22,23,25,26,28,29,31";
    String text =
        minutes
            + ",42,43,45,46,48,49,51,52,54,55,57,58 "
            + hours
            + " "
            + days
            + " 1,2,4,5,7,8,10,11 *";

    // pairs with gaps are what takes most room
    assertThat(Schedule.parse(text).awsRules())
        .singleElement()
        .extracting(AwsRule::expression)
        .asString()
        .hasSizeBetween(200, 256);
  }

  @Test
  void countsPositionsFromTheTextAsWritten() {
    InvalidScheduleException refusal =
        catchThrowableOfType(
            InvalidScheduleException.class, () -> Schedule.parse("  0\t0  * * MON,XYZ"));

    assertThat(refusal.position()).isEqualTo(15);
  }
}
