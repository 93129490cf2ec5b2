package dev.pikku.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The constraints of jakarta.validation on times; what has no zone is taken as UTC. */
public final class TimeConstraints {
  private TimeConstraints() {}

  /** Whether a time lies before (negative), at (0) or after now. */
  public static int compareToNow(Object time) {
    Instant now = Instant.now();
    ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
    if (time instanceof Instant instant) {
      return instant.compareTo(now);
    } else if (time instanceof LocalDate date) {
      return date.compareTo(utc.toLocalDate());
    } else if (time instanceof LocalDateTime local) {
      return local.compareTo(utc.toLocalDateTime());
    } else if (time instanceof LocalTime local) {
      return local.compareTo(utc.toLocalTime());
    } else if (time instanceof OffsetDateTime offset) {
      return offset.toInstant().compareTo(now);
    } else if (time instanceof ZonedDateTime zoned) {
      return zoned.toInstant().compareTo(now);
    } else if (time instanceof OffsetTime offset) {
      return offset.compareTo(utc.toOffsetDateTime().toOffsetTime());
    } else if (time instanceof Year year) {
      return year.compareTo(Year.from(utc));
    } else if (time instanceof YearMonth month) {
      return month.compareTo(YearMonth.from(utc));
    } else if (time instanceof MonthDay day) {
      return day.compareTo(MonthDay.from(utc));
    }
    throw new IllegalArgumentException(time.getClass().getName());
  }
}
