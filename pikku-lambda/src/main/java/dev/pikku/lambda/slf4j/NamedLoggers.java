package dev.pikku.lambda.slf4j;

import dev.pikku.service.JsonLogger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;

/** Loggers by name, each made once. */
final class NamedLoggers implements ILoggerFactory {
  private final ConcurrentHashMap<String, Logger> known = new ConcurrentHashMap<>();
  private final LevelsByName levels;
  private final dev.pikku.service.Logger out;
  private final CallMdc mdc;

  NamedLoggers(Map<String, String> environment, CallMdc mdc) {
    this.mdc = mdc;
    levels = LevelsByName.of(environment);
    // levels are decided by name, so that what comes here is written
    String format = environment.get("AWS_LAMBDA_LOG_FORMAT");
    out =
        JsonLogger.of(
            Map.of(
                "AWS_LAMBDA_LOG_FORMAT",
                format == null ? "" : format,
                "AWS_LAMBDA_LOG_LEVEL",
                "TRACE"));
  }

  @Override
  public Logger getLogger(String name) {
    Logger logger = known.get(name);
    if (logger == null) {
      Logger made = new NamedLogger(name, levels.of(name), out, mdc);
      Logger before = known.putIfAbsent(name, made);
      logger = before == null ? made : before;
    }
    return logger;
  }
}
