package com.example.hello;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.Default;
import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import dev.pikku.WireScheduler;
import dev.pikku.service.Logger;

/** The smallest backend: its functions live in its own module. */
public final class Hello {

  /** Whom to greet. */
  public record Greet(@Default("world") String name) {}

  /** A greeting. */
  public record Greeting(String text) {}

  private Hello() {}

  @PikkuFunc
  @WireHttp(method = GET, route = "/hello/{name}", auth = PUBLIC)
  @WireHttp(method = GET, route = "/hello", auth = PUBLIC)
  public static Greeting greet(Greet input) {
    return new Greeting("Hello, " + input.name() + "!");
  }

  @PikkuFunc
  @WireScheduler(name = "heartbeat", schedule = "rate(5 minutes)")
  public static void heartbeat(Logger logger) {
    logger.info("Still here");
  }
}
