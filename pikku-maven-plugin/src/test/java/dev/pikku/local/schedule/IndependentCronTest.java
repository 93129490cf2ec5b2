package dev.pikku.local.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.field.CronFieldName;
import dev.pikku.generator.model.InvalidScheduleException;
import dev.pikku.generator.model.Schedule;
import dev.pikku.generator.testing.RandomCron;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written for AWS, as pikku:dev reads it, fires exactly when cron-utils says that the five
 * fields do, once each time.
 */
final class IndependentCronTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = START.plusYears(10);
  private static final int DAYS = (int) (END.toEpochDay() - START.toEpochDay());

  static Stream<String> table() throws IOException {
    try (InputStream file = IndependentCronTest.class.getResourceAsStream("crontab.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).lines();
    }
  }

  @Test
  void comparesAtLeastTwoHundredExpressionsByName() throws IOException {
    assertThat(table().distinct().count()).isGreaterThanOrEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void firesTheNextFiftyTimesFromSeveralInstants(String text) {
    Comparison comparison = new Comparison(text);
    comparison.fields();
    Random random = new Random(text.hashCode());
    comparison.fires(START.atStartOfDay(ZoneOffset.UTC), 50);
    comparison.fires(ZonedDateTime.parse("2028-02-28T23:59:00Z"), 50);
    for (int i = 0; i < 6; i++) {
      comparison.fires(instant(random), 50);
    }
  }

  /**
   * Field by field all; the next runs fifty at a time of every twentieth, two of the others. With
   * {@code -Dcron.each} fifty of all, which takes minutes.
   */
  @Test
  void firesAtTheSameTimesForAHundredThousandRandomExpressions() {
    boolean each = System.getProperty("cron.each") != null;
    Random random = new Random(20260101);
    int compared = 0;
    while (compared < 100_000) {
      String text = RandomCron.expression(random);
      Comparison comparison;
      try {
        comparison = new Comparison(text);
      } catch (InvalidScheduleException refusal) {
        assertThat(new CronUtilsCron(text).next(START.atStartOfDay(ZoneOffset.UTC)))
            .as("%s, which is refused: %s", text, refusal.getMessage())
            .isEmpty();
        continue;
      }
      comparison.fields();
      comparison.fires(instant(random), each || compared % 20 == 0 ? 50 : 2);
      compared++;
    }
  }

  private static ZonedDateTime instant(Random random) {
    return START
        .plusDays(random.nextInt(DAYS))
        .atTime(random.nextInt(24), random.nextInt(60))
        .atZone(ZoneOffset.UTC);
  }

  /** One expression, read by both. */
  private static final class Comparison {
    private final String text;
    private final AwsRules aws;
    private final CronUtilsCron independent;

    Comparison(String text) {
      this.text = text;
      this.aws = new AwsRules(Schedule.parse(text).awsRules());
      this.independent = new CronUtilsCron(text);
    }

    /** Every minute of a day. */
    void fields() {
      List<LocalTime> times = new ArrayList<>();
      List<Integer> minutes = independent.values(CronFieldName.MINUTE, 0, 59);
      for (int hour : independent.values(CronFieldName.HOUR, 0, 23)) {
        for (int minute : minutes) {
          times.add(LocalTime.of(hour, minute));
        }
      }
      if (!times.equals(aws.times())) { // describing costs more than comparing
        assertThat(aws.times()).as("%s, that is %s", text, independent).isEqualTo(times);
      }
    }

    void fires(ZonedDateTime after, int count) {
      List<ZonedDateTime> expected = new ArrayList<>();
      Optional<ZonedDateTime> next = independent.next(after);
      while (next.isPresent() && next.get().toLocalDate().isBefore(END)) {
        expected.add(next.get());
        if (expected.size() == count) {
          break;
        }
        next = independent.next(next.get());
      }
      List<ZonedDateTime> fired = aws.next(after, END, count);
      if (!expected.equals(fired)) {
        assertThat(fired)
            .as("%s, that is %s, after %s", text, independent, after)
            .isEqualTo(expected);
      }
    }
  }
}
