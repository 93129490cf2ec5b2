package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs as libraries do. */
public final class Pool {
  private static final Logger LOGGER = LoggerFactory.getLogger(Pool.class);

  private Pool() {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/traces", auth = PUBLIC)
  public static String trace() {
    LOGGER.debug("not written");
    LOGGER.info("Pool has {} of {}", 1, 2);
    return "trace " + MDC.get("traceId");
  }
}
