package dev.pikku.lambda.example;

import dev.pikku.http.CorsPolicies;
import dev.pikku.http.CorsPolicy;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Middleware;

/** The example in the shape that it is generated in where pages of other origins may call. */
public final class CorsExampleHttpBootstrap extends ExampleHttpBootstrap implements CorsPolicies {
  private static final CorsPolicy POLICY =
      new CorsPolicy("content-type", "x-seen", true, 600, "", "https://app.example.com");
  private static final CorsPolicy ANYBODY = new CorsPolicy("*", "*", false, 0, "", "*");

  public CorsExampleHttpBootstrap(Logger logger, Middleware outer) {
    super(logger, outer);
  }

  @Override
  protected boolean enter(HttpWire wire) {
    return enter(this, wire);
  }

  @Override
  protected void leave(HttpWire wire) {
    policy(CorsPolicy.wiring(this, wire)).leave(wire);
  }

  @Override
  public CorsPolicy policy(int wiring) {
    return switch (wiring) {
      case 8 -> ANYBODY;
      default -> POLICY;
    };
  }
}
