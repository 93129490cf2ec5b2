package dev.pikku.service;

import dev.pikku.json.JsonWriter;
import dev.pikku.wire.Wire;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line for each message to standard output: JSON, or text where {@code
 * AWS_LAMBDA_LOG_FORMAT} says {@code Text}. {@code AWS_LAMBDA_LOG_LEVEL} says from which level on;
 * INFO unless set.
 */
public final class JsonLogger implements Logger {
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
    if (!isEnabled(level)) {
      return;
    }
    String time = Instant.now().toString();
    String traceId = Wire.currentTraceId();
    byte[] line =
        text
            ? textLine(time, level, message, traceId, thrown)
            : jsonLine(time, level, message, traceId, thrown);
    PrintStream out = System.out;
    // one write, so that lines of several threads do not mix and the platform sees one record
    out.write(line, 0, line.length);
    out.flush();
  }

  private static byte[] jsonLine(
      String time,
      Level level,
      String message,
      @Nullable String traceId,
      @Nullable Throwable thrown) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("timestamp").value(time);
    out.name("level").value(level.name());
    out.name("message").value(message);
    if (traceId != null) {
      out.name("traceId").value(traceId);
    }
    if (thrown != null) {
      out.name("errorType").value(thrown.getClass().getName());
      out.name("errorMessage").value(message(thrown));
      out.name("stackTrace").value(stack(thrown));
    }
    out.endObject();
    byte[] line = new byte[out.length() + 1];
    System.arraycopy(out.buffer(), 0, line, 0, out.length());
    line[out.length()] = '\n';
    return line;
  }

  private static byte[] textLine(
      String time,
      Level level,
      String message,
      @Nullable String traceId,
      @Nullable Throwable thrown) {
    StringBuilder line = new StringBuilder();
    line.append(time).append(' ').append(level.name()).append(' ');
    if (traceId != null) {
      line.append('[').append(traceId).append("] ");
    }
    // a message with line breaks must not pass for several
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      line.append(c < ' ' ? ' ' : c);
    }
    line.append('\n');
    if (thrown != null) {
      line.append(stack(thrown));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable worse) {
      return "(none: getMessage threw " + worse.getClass().getName() + ")";
    }
  }

  private static String stack(Throwable thrown) {
    StringWriter stack = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(stack));
    } catch (Throwable worse) {
      // what cannot be told of must be logged all the same
      stack.append(thrown.getClass().getName() + ", whose toString threw:\n");
      StackTraceElement[] frames = thrown.getStackTrace();
      for (int i = 0; i < frames.length; i++) {
        stack.append("\tat ").append(frames[i].toString()).append('\n');
      }
    }
    return stack.toString();
  }
}
