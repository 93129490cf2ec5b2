package dev.pikku.service;

import dev.pikku.json.JsonWriter;
import dev.pikku.wire.Wire;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line for each message to standard output: JSON, or text where {@code
 * AWS_LAMBDA_LOG_FORMAT} says {@code Text}. {@code AWS_LAMBDA_LOG_LEVEL} says from which level on;
 * INFO unless set.
 *
 * <p>Whatever is logged, a line is written, and none is longer than the platform takes.
 */
public final class JsonLogger implements Logger {
  private static final int LONGEST_MESSAGE = 16_384;
  private static final int LONGEST_ERROR_MESSAGE = 1_024;

  /** CloudWatch would cut a line of 256 kB, and JSON that is cut is no JSON. */
  private static final int LONGEST_LINE = 200_000;

  private static final int MOST_CUT_FIELDS = 32;
  private static final int LONGEST_CUT_FIELD = 300;

  private final boolean text;
  private final Level lowest;

  public JsonLogger(Map<String, String> environment) {
    text = "Text".equalsIgnoreCase(environment.get("AWS_LAMBDA_LOG_FORMAT"));
    lowest = lowest(environment.get("AWS_LAMBDA_LOG_LEVEL"));
  }

  /** For doors that log only what fails: a plain type, so that verifying them loads nothing. */
  public static Logger of(Map<String, String> environment) {
    return new JsonLogger(environment);
  }

  private static Level lowest(@Nullable String name) {
    for (Level level : Level.values()) {
      if (level.name().equalsIgnoreCase(name)) {
        return level;
      }
    }
    return Level.INFO;
  }

  @Override
  public boolean isEnabled(Level level) {
    return level.compareTo(lowest) >= 0;
  }

  @Override
  public void log(Level level, String message, @Nullable Throwable thrown) {
    log(level, message, Map.of(), thrown);
  }

  @Override
  public void log(Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown) {
    if (!isEnabled(level)) {
      return;
    }
    byte[] line = null;
    for (int attempt = 0; line == null; attempt++) {
      line = line(level, message, attempt < 2 ? fields : Map.of(), thrown, attempt);
    }
    PrintStream out = System.out;
    // one write, so that lines of several threads do not mix and the platform sees one record
    out.write(line, 0, line.length);
    out.flush();
  }

  /**
   * Makes a line; null if its fields are no JSON, contain themselves, change while they are read or
   * make it too long. At the second attempt they are short texts, at the third there are none.
   */
  private byte @Nullable [] line(
      Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown, int attempt) {
    try {
      byte[] line =
          text
              ? textLine(level, message, fields, thrown, attempt)
              : jsonLine(level, message, fields, thrown, attempt);
      return attempt == 0 && line.length > LONGEST_LINE ? null : line;
    } catch (RuntimeException | StackOverflowError unwritable) {
      if (attempt == 2) {
        throw unwritable;
      }
      return null;
    }
  }

  private static byte[] jsonLine(
      Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown, int attempt) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("timestamp").value(timestamp(System.currentTimeMillis()));
    out.name("level").value(level.name());
    out.name("message").value(cut(message, LONGEST_MESSAGE));
    String traceId = Wire.currentTraceId();
    if (traceId != null) {
      out.name("traceId").value(traceId);
    }
    write(out, fields, traceId, attempt);
    if (thrown != null) {
      out.name("errorType").value(thrown.getClass().getName());
      out.name("errorMessage").value(cut(LogText.message(thrown), LONGEST_ERROR_MESSAGE));
      out.name("stackTrace").value(LogText.stack(thrown));
    }
    out.endObject();
    byte[] line = new byte[out.length() + 1];
    System.arraycopy(out.buffer(), 0, line, 0, out.length());
    line[out.length()] = '\n';
    return line;
  }

  /**
   * The time as {@code 2026-03-08T02:30:00.123Z}. Done by hand: the JDK's formatter has sixty
   * classes loaded, which the first line of a cold start would wait for.
   */
  static String timestamp(long epochMillis) {
    int millis = (int) (epochMillis % 86_400_000);
    // years that begin with March end with the leap day, and 400 of them always have as many days
    int day = (int) (epochMillis / 86_400_000) + 719_468;
    int dayOfEra = day % 146_097;
    int year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
    int month = (5 * dayOfYear + 2) / 153;
    StringBuilder text = new StringBuilder(24);
    digits(text, day / 146_097 * 400 + year + month / 10, 4, '-');
    digits(text, month < 10 ? month + 3 : month - 9, 2, '-');
    digits(text, dayOfYear - (153 * month + 2) / 5 + 1, 2, 'T');
    digits(text, millis / 3_600_000, 2, ':');
    digits(text, millis / 60_000 % 60, 2, ':');
    digits(text, millis / 1000 % 60, 2, '.');
    digits(text, millis % 1000, 3, 'Z');
    return text.toString();
  }

  private static void digits(StringBuilder text, int number, int width, char end) {
    String digits = Integer.toString(number);
    text.append("000", 0, Math.max(0, width - digits.length())).append(digits).append(end);
  }

  private static byte[] textLine(
      Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown, int attempt) {
    StringBuilder line = new StringBuilder();
    line.append(timestamp(System.currentTimeMillis())).append(' ').append(level.name()).append(' ');
    String traceId = Wire.currentTraceId();
    if (traceId != null) {
      line.append('[').append(traceId).append("] ");
    }
    LogText.escape(line, cut(message, LONGEST_MESSAGE));
    if (!fields.isEmpty()) {
      JsonWriter out = new JsonWriter().beginObject();
      write(out, fields, traceId, attempt);
      out.endObject();
      LogText.escape(
          line.append(' '), new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8));
    }
    line.append('\n');
    if (thrown != null) {
      line.append(LogText.stack(thrown));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(
      JsonWriter out, Map<String, ?> fields, @Nullable String traceId, int attempt) {
    int left = attempt == 0 ? Integer.MAX_VALUE : MOST_CUT_FIELDS;
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      if (left-- == 0 || out.length() > LONGEST_LINE) {
        return;
      }
      out.name(cut(nameBesideOurs(field.getKey(), traceId), LONGEST_CUT_FIELD));
      Object value = field.getValue();
      if (attempt == 0 && isJson(value)) {
        out.any(value);
      } else {
        out.value(cut(LogText.of(value), LONGEST_CUT_FIELD));
      }
    }
  }

  private static boolean isJson(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Map
        || value instanceof Iterable;
  }

  /** Names that a line has itself get an underscore, so that no field passes for one of ours. */
  private static String nameBesideOurs(String name, @Nullable String traceId) {
    return switch (name) {
      case "timestamp", "level", "message", "errorType", "errorMessage", "stackTrace" -> "_" + name;
      // a thread that works for a call, but outside of it, may say so itself
      case "traceId" -> traceId == null ? name : "_" + name;
      default -> name;
    };
  }

  private static String cut(@Nullable String text, int longest) {
    if (text == null) {
      return "null";
    }
    return text.length() <= longest
        ? text
        : text.substring(0, longest) + "... (" + text.length() + " characters)";
  }
}
