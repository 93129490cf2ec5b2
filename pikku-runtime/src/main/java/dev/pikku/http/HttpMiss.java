package dev.pikku.http;

import dev.pikku.wire.HttpWire;

/** What happens to a request that no wiring asked for. */
final class HttpMiss {
  private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"};

  private HttpMiss() {}

  /**
   * Finds another wiring, or answers.
   *
   * @return a wiring, or -1 if the answer is made
   * @throws dev.pikku.error.NotFoundException if nothing is wired to the path
   * @throws dev.pikku.error.MethodNotAllowedException if only other methods are
   */
  static int fallback(HttpDoor door, HttpWire wire) {
    String method = wire.request().method();
    RoutePath path = wire.path();
    if (method.equals("HEAD")) {
      int get = door.wiring("GET", path);
      if (get >= 0) {
        return get;
      }
    }
    String allow = allow(door, path);
    if (allow.isEmpty()) {
      throw HttpRefusal.notFound();
    }
    wire.response().header("allow", allow);
    if (method.equals("OPTIONS")) {
      wire.response().status(204);
      return -1;
    }
    throw HttpRefusal.methodNotAllowed();
  }

  /** The methods that a path takes, as {@code Allow} has them; empty if nothing is wired to it. */
  static String allow(HttpDoor door, RoutePath path) {
    StringBuilder allow = new StringBuilder();
    boolean head = false;
    for (int i = 0; i < METHODS.length; i++) {
      if (door.wiring(METHODS[i], path) >= 0) {
        allow.append(METHODS[i]).append(", ");
        head |= i == 0;
      }
    }
    boolean options = door.wiring("OPTIONS", path) >= 0;
    if (head || door.wiring("HEAD", path) >= 0) {
      allow.append("HEAD, ");
    }
    return allow.length() > 0 || options ? allow.append("OPTIONS").toString() : "";
  }
}
