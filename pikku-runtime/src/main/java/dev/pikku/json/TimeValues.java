package dev.pikku.json;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of ISO-8601 text to times, in the manner of {@link TextValues}; apart from it so that
 * java.time loads only where it is used.
 */
public final class TimeValues {
  private TimeValues() {}

  public static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a time such as 2026-01-31T08:30:00Z", malformed);
    }
  }

  public static @Nullable Instant instant(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : instant(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static LocalDate localDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a date such as 2026-01-31", malformed);
    }
  }

  public static @Nullable LocalDate localDate(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : localDate(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static LocalDateTime localDateTime(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a date and time such as 2026-01-31T08:30:00", malformed);
    }
  }

  public static @Nullable LocalDateTime localDateTime(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : localDateTime(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static LocalTime localTime(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a time of day such as 08:30:00", malformed);
    }
  }

  public static @Nullable LocalTime localTime(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : localTime(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static OffsetDateTime offsetDateTime(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a time with an offset such as 2026-01-31T08:30:00+01:00", malformed);
    }
  }

  public static @Nullable OffsetDateTime offsetDateTime(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : offsetDateTime(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static OffsetTime offsetTime(String text) {
    try {
      return OffsetTime.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a time of day with an offset such as 08:30:00+01:00", malformed);
    }
  }

  public static @Nullable OffsetTime offsetTime(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : offsetTime(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static ZonedDateTime zonedDateTime(String text) {
    try {
      return ZonedDateTime.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a time with a zone such as 2026-01-31T08:30:00+01:00[Europe/Paris]", malformed);
    }
  }

  public static @Nullable ZonedDateTime zonedDateTime(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : zonedDateTime(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static Year year(String text) {
    try {
      // as Year itself writes it, too: 999 and 12345, where ISO 8601 has 0999 and +12345
      int start = text.startsWith("-") ? 1 : 0;
      int end = start;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end == text.length() && end > start && end - start < 10
          ? Year.of(Integer.parseInt(text))
          : Year.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a year such as 2026", malformed);
    }
  }

  public static @Nullable Year year(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : year(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static YearMonth yearMonth(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a month such as 2026-01", malformed);
    }
  }

  public static @Nullable YearMonth yearMonth(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : yearMonth(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static MonthDay monthDay(String text) {
    try {
      return MonthDay.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a day of the year such as --01-31", malformed);
    }
  }

  public static @Nullable MonthDay monthDay(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : monthDay(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a duration such as PT1H30M", malformed);
    }
  }

  public static @Nullable Duration duration(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : duration(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a period such as P1Y2M3D", malformed);
    }
  }

  public static @Nullable Period period(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : period(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static DayOfWeek dayOfWeek(String text) {
    try {
      return DayOfWeek.valueOf(text);
    } catch (IllegalArgumentException malformed) {
      throw no("a day of the week such as MONDAY", malformed);
    }
  }

  public static @Nullable DayOfWeek dayOfWeek(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : dayOfWeek(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static Month month(String text) {
    try {
      return Month.valueOf(text);
    } catch (IllegalArgumentException malformed) {
      throw no("a month such as JANUARY", malformed);
    }
  }

  public static @Nullable Month month(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : month(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static ZoneId zoneId(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("a time zone such as Europe/Paris", malformed);
    }
  }

  public static @Nullable ZoneId zoneId(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : zoneId(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  public static ZoneOffset zoneOffset(String text) {
    try {
      return ZoneOffset.of(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw no("an offset such as +01:00", malformed);
    }
  }

  public static @Nullable ZoneOffset zoneOffset(JsonReader in) {
    String text = TextValues.text(in);
    try {
      return text == null ? null : zoneOffset(text);
    } catch (IllegalArgumentException malformed) {
      in.violation(String.valueOf(malformed.getMessage()));
      return null;
    }
  }

  private static IllegalArgumentException no(String expected, RuntimeException malformed) {
    return new IllegalArgumentException("must be " + expected, malformed);
  }
}
