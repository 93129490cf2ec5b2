package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import acme.standalone.pikku.HttpHandler;
import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;

/** Functions in the backend's own module, beside code that names what is generated from them. */
public final class Hello {

  /** Whom to greet. */
  public record Greet(String name) {}

  /** A greeting. */
  public record Greeting(String text) {}

  private Hello() {}

  /** The handler by hand, for instance for a server of one's own. */
  public static HttpHandler handler() {
    return new HttpHandler();
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/hello/{name}", auth = PUBLIC)
  public static Greeting greet(Greet input) {
    return new Greeting("Hello, " + input.name() + "!");
  }
}
