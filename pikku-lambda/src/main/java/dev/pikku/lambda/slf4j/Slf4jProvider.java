package dev.pikku.lambda.slf4j;

import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** What SLF4J finds by its service file. */
public final class Slf4jProvider implements SLF4JServiceProvider {
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final CallMdc mdc = new CallMdc();
  private final ILoggerFactory loggers;

  /** For SLF4J, which calls no other. */
  public Slf4jProvider() {
    this(System.getenv());
  }

  Slf4jProvider(Map<String, String> environment) {
    loggers = new NamedLoggers(environment, mdc);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return mdc;
  }

  /** Any 2.0: later ones only add. */
  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}
}
