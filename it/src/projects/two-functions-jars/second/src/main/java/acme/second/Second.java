package acme.second;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;

/** A function of the second jar. */
public final class Second {
  private Second() {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/second", auth = PUBLIC)
  public static String second() {
    return "second";
  }
}
