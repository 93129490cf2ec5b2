package dev.pikku.http;

import dev.pikku.wire.HttpWire;

/**
 * The policies of a backend whose wirings do not all have the same. Generated code alone implements
 * this.
 */
public interface CorsPolicies {
  /** The policy of a wiring; that of the backend's config for -1. */
  CorsPolicy policy(int wiring);

  /**
   * As {@link CorsPolicy#enter}, by the policy of the wiring that is asked for. Of a path's methods
   * a preflight names those that this policy is for: browsers remember them all.
   */
  default boolean enter(HttpDoor door, HttpWire wire) {
    CorsPolicy policy = policy(CorsPolicy.wiring(door, wire));
    if (policy.enter(door, wire)) {
      return true;
    }
    HttpResponse response = wire.response();
    String methods = response.header("access-control-allow-methods");
    if (methods != null) {
      response.header("access-control-allow-methods", own(policy, methods, door, wire));
    }
    return false;
  }

  private String own(CorsPolicy policy, String methods, HttpDoor door, HttpWire wire) {
    StringBuilder own = new StringBuilder();
    for (int from = 0; from < methods.length(); ) {
      int comma = methods.indexOf(',', from);
      int to = comma < 0 ? methods.length() : comma;
      String method = methods.substring(from, to);
      int wiring = CorsPolicy.serving(door, wire.path(), method);
      if (wiring < 0 || policy(wiring) == policy) {
        own.append(own.length() == 0 ? "" : ", ").append(method);
      }
      from = to + 2;
    }
    return own.toString();
  }
}
