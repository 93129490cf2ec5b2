package acme.first;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;

/** A function of the first jar. */
public final class First {
  private First() {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/first", auth = PUBLIC)
  public static String first() {
    return "first";
  }
}
