package dev.pikku.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes log lines. A line written during a call carries the call's trace id.
 *
 * <p>Facts to search and count by are given as fields beside the message: {@code logger.info("Order
 * placed", Map.of("orderId", id, "items", 3))}.
 */
public interface Logger {

  /** From the finest to the gravest. */
  enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL
  }

  boolean isEnabled(Level level);

  void log(Level level, String message, @Nullable Throwable thrown);

  /**
   * Writes a line with fields.
   *
   * @param fields facts by name: texts, numbers, booleans, and maps and lists of them; of anything
   *     else its text. A logger that knows no fields has them in the message
   */
  default void log(Level level, String message, Map<String, ?> fields, @Nullable Throwable thrown) {
    if (isEnabled(level)) {
      log(level, fields.isEmpty() ? message : message + " " + fields, thrown);
    }
  }

  default void trace(String message) {
    log(Level.TRACE, message, null);
  }

  default void debug(String message) {
    log(Level.DEBUG, message, null);
  }

  default void debug(String message, Map<String, ?> fields) {
    log(Level.DEBUG, message, fields, null);
  }

  default void info(String message) {
    log(Level.INFO, message, null);
  }

  default void info(String message, Map<String, ?> fields) {
    log(Level.INFO, message, fields, null);
  }

  default void warn(String message) {
    log(Level.WARN, message, null);
  }

  default void warn(String message, Map<String, ?> fields) {
    log(Level.WARN, message, fields, null);
  }

  default void warn(String message, Throwable thrown) {
    log(Level.WARN, message, thrown);
  }

  default void error(String message) {
    log(Level.ERROR, message, null);
  }

  default void error(String message, Throwable thrown) {
    log(Level.ERROR, message, thrown);
  }

  default void error(String message, Map<String, ?> fields, Throwable thrown) {
    log(Level.ERROR, message, fields, thrown);
  }
}
