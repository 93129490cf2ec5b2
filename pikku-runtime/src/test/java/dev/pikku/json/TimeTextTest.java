package dev.pikku.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @Test
  void addsTheSecondsThatRfc3339AsksFor() {
    assertThat(TimeText.withSeconds(OffsetDateTime.parse("2026-01-31T08:30Z")))
        .isEqualTo("2026-01-31T08:30:00Z");
    assertThat(TimeText.withSeconds(OffsetDateTime.parse("-0001-01-31T00:00-01:00:30")))
        .isEqualTo("-0001-01-31T00:00:00-01:00:30");
    assertThat(TimeText.withSeconds(LocalDateTime.parse("+12026-01-31T08:30")))
        .isEqualTo("+12026-01-31T08:30:00");
    assertThat(TimeText.withSeconds(LocalTime.NOON)).isEqualTo("12:00:00");
    assertThat(TimeText.withSeconds(OffsetTime.parse("08:30+01:00"))).isEqualTo("08:30:00+01:00");
    assertThat(TimeText.withSeconds(ZonedDateTime.parse("2026-01-31T08:30Z[Etc/UTC]")))
        .isEqualTo("2026-01-31T08:30:00Z[Etc/UTC]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"08:30:01", "08:30:00.001", "08:30:59.999999999"})
  void leavesTimesWithSecondsAsTheyAre(String time) {
    assertThat(TimeText.withSeconds(LocalTime.parse(time))).isEqualTo(time);
    assertThat(TimeText.withSeconds(LocalDateTime.parse("2026-01-31T" + time)))
        .isEqualTo("2026-01-31T" + time);
    assertThat(TimeText.withSeconds(OffsetTime.parse(time + "+01:00"))).isEqualTo(time + "+01:00");
  }
}
