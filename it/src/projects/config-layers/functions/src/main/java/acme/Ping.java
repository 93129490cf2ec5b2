package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;

/** One function. */
public final class Ping {
  private Ping() {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/ping", auth = PUBLIC)
  public static String ping() {
    return "pong";
  }
}
