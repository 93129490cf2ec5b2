package dev.pikku.service;

import dev.pikku.json.JsonWriter;
import dev.pikku.wire.Wire;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    byte[] line =
        text ? textLine(level, message, fields, thrown) : jsonLine(level, message, fields, thrown);
    PrintStream out = System.out;
    // one write, so that lines of several threads do not mix and the platform sees one record
    out.write(line, 0, line.length);
    out.flush();
  }

  private static byte[] jsonLine(
      Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown) {
    JsonWriter out = null;
    try {
      out = json(level, message, fields, thrown, false);
    } catch (RuntimeException | StackOverflowError unwritable) {
      // a field that is no JSON, or contains itself, or changes while it is read
    }
    if (out == null || out.length() > LONGEST_LINE) {
      out = json(level, message, fields, thrown, true);
    }
    byte[] line = new byte[out.length() + 1];
    System.arraycopy(out.buffer(), 0, line, 0, out.length());
    line[out.length()] = '\n';
    return line;
  }

  private static JsonWriter json(
      Level level,
      String message,
      Map<String, ?> fields,
      @Nullable Throwable thrown,
      boolean cutFields) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("timestamp").value(Instant.now().toString());
    out.name("level").value(level.name());
    out.name("message").value(cut(message, LONGEST_MESSAGE));
    String traceId = Wire.currentTraceId();
    if (traceId != null) {
      out.name("traceId").value(traceId);
    }
    if (cutFields) {
      cutFields(out, fields, traceId);
    } else {
      for (Map.Entry<String, ?> field : fields.entrySet()) {
        out.name(nameBesideOurs(field.getKey(), traceId)).any(field.getValue());
        if (out.length() > LONGEST_LINE) {
          return out;
        }
      }
    }
    if (thrown != null) {
      out.name("errorType").value(thrown.getClass().getName());
      out.name("errorMessage").value(cut(LogText.message(thrown), LONGEST_ERROR_MESSAGE));
      out.name("stackTrace").value(LogText.stack(thrown));
    }
    return out.endObject();
  }

  private static void cutFields(JsonWriter out, Map<String, ?> fields, @Nullable String traceId) {
    int left = MOST_CUT_FIELDS;
    try {
      for (Map.Entry<String, ?> field : fields.entrySet()) {
        if (left-- == 0) {
          return;
        }
        String name = cut(String.valueOf(field.getKey()), LONGEST_CUT_FIELD);
        String value = cut(LogText.of(field.getValue()), LONGEST_CUT_FIELD);
        out.name(nameBesideOurs(name, traceId)).value(value);
      }
    } catch (RuntimeException changing) {
      // of a map that changes while it is read, what was read
    }
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

  private static byte[] textLine(
      Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.now().toString()).append(' ').append(level.name()).append(' ');
    String traceId = Wire.currentTraceId();
    if (traceId != null) {
      line.append('[').append(traceId).append("] ");
    }
    LogText.escape(line, cut(message, LONGEST_MESSAGE));
    int left = MOST_CUT_FIELDS;
    try {
      for (Map.Entry<String, ?> field : fields.entrySet()) {
        if (left-- == 0) {
          break;
        }
        LogText.escape(line.append(' '), cut(field.getKey(), LONGEST_CUT_FIELD));
        LogText.escape(line.append('='), cut(LogText.of(field.getValue()), LONGEST_CUT_FIELD));
      }
    } catch (RuntimeException changing) {
      // of a map that changes while it is read, what was read
    }
    line.append('\n');
    if (thrown != null) {
      line.append(LogText.stack(thrown));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
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
