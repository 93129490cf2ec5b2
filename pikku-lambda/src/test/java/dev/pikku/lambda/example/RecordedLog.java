package dev.pikku.lambda.example;

import dev.pikku.service.Logger;
import dev.pikku.wire.Wire;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A logger that remembers. */
public final class RecordedLog implements Logger {
  /** One line. */
  public record Line(Level level, String message, Throwable thrown, String traceId) {}

  private final List<Line> lines = new CopyOnWriteArrayList<>();

  @Override
  public boolean isEnabled(Level level) {
    return true;
  }

  @Override
  public void log(Level level, String message, Throwable thrown) {
    lines.add(new Line(level, message, thrown, Wire.currentTraceId()));
  }

  public List<Line> lines() {
    return lines;
  }
}
