package dev.pikku.lambda.slf4j;

import dev.pikku.service.Logger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * One logger of a library. Its name, key-value pairs and what the MDC holds become fields; markers
 * mean nothing here.
 */
final class NamedLogger extends LegacyAbstractLogger implements LoggingEventAware {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "logger";

  // a logger that is deserialised is looked up by its name
  private final transient Logger.Level lowest;
  private final transient Logger out;
  private final transient CallMdc mdc;

  NamedLogger(String name, Logger.Level lowest, Logger out, CallMdc mdc) {
    this.name = name;
    this.lowest = lowest;
    this.out = out;
    this.mdc = mdc;
  }

  private boolean isEnabled(Logger.Level level) {
    return level.compareTo(lowest) >= 0;
  }

  @Override
  public boolean isTraceEnabled() {
    return isEnabled(Logger.Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return isEnabled(Logger.Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return isEnabled(Logger.Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return isEnabled(Logger.Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return isEnabled(Logger.Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    write(level, pattern, arguments, null, thrown);
  }

  @Override
  public void log(LoggingEvent event) {
    write(
        event.getLevel(),
        event.getMessage(),
        event.getArgumentArray(),
        event.getKeyValuePairs(),
        event.getThrowable());
  }

  /** A field of the name that has the logger's own name gets an underscore, as JsonLogger does. */
  static String besideTheName(String field) {
    return field.equals(NAME) ? "_" + NAME : field;
  }

  private void write(
      Level level,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable List<KeyValuePair> pairs,
      @Nullable Throwable thrown) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(NAME, name);
    mdc.addTo(fields);
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        fields.put(besideTheName(String.valueOf(pair.key)), pair.value);
      }
    }
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    out.log(Logger.Level.valueOf(level.name()), String.valueOf(message), fields, thrown);
  }
}
