package dev.pikku.service;

import org.jspecify.annotations.Nullable;

/** Writes log lines. A line written during a call carries the call's trace id. */
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

  default void trace(String message) {
    log(Level.TRACE, message, null);
  }

  default void debug(String message) {
    log(Level.DEBUG, message, null);
  }

  default void info(String message) {
    log(Level.INFO, message, null);
  }

  default void warn(String message) {
    log(Level.WARN, message, null);
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
}
