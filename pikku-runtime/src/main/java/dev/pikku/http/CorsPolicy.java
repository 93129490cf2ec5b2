package dev.pikku.http;

import dev.pikku.wire.HttpWire;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may call (the Fetch standard's CORS protocol). Generated code alone
 * makes these, of what the build has checked, and only where CORS is configured.
 */
public final class CorsPolicy {
  /** Of wirings that nothing is said about. */
  public static final CorsPolicy NONE = new CorsPolicy("", "", false, 0, "");

  private final String headers;
  private final String exposed;
  private final boolean credentials;
  private final int maxAge;
  private final String publicUrl;
  private final String[] origins;
  private final boolean anyOrigin;

  /**
   * @param headers request headers that pages may send, joined by commas
   * @param exposed headers of answers that scripts may read, joined by commas
   * @param credentials whether browsers send cookies along
   * @param maxAge seconds for which browsers remember a preflight
   * @param publicUrl the own origin, where a proxy hides it; else empty
   * @param origins as browsers send them, or {@code *} alone
   */
  public CorsPolicy(
      String headers,
      String exposed,
      boolean credentials,
      int maxAge,
      String publicUrl,
      String... origins) {
    this.headers = headers;
    this.exposed = exposed;
    this.credentials = credentials;
    this.maxAge = maxAge;
    this.publicUrl = publicUrl;
    this.origins = origins;
    anyOrigin = origins.length == 1 && origins[0].equals("*");
  }

  /**
   * The wiring whose policy holds: the one that serves a call, or would serve it; -1 if none does.
   */
  public static int wiring(HttpDoor door, HttpWire wire) {
    if (wire.wiring() >= 0) {
      return wire.wiring();
    }
    HttpRequest request = wire.request();
    String asked = isOptions(request) ? request.header("access-control-request-method") : null;
    return serving(door, wire.path(), asked == null ? request.method() : asked);
  }

  /** The wiring that takes a method of a path; -1 if none does. */
  static int serving(HttpDoor door, RoutePath path, String method) {
    int wiring = door.wiring(method, path);
    return wiring < 0 && method.equals("HEAD") ? door.wiring("GET", path) : wiring;
  }

  private static boolean isOptions(HttpRequest request) {
    return request.method().equals("OPTIONS");
  }

  /**
   * Answers preflights, and refuses what a page of a foreign origin would change.
   *
   * @return whether the request goes on to its wiring
   */
  public boolean enter(HttpDoor door, HttpWire wire) {
    HttpRequest request = wire.request();
    String origin = origins.length == 0 ? null : request.header("origin");
    if (origin == null) {
      return true;
    }
    if (isOptions(request)) {
      String asked = request.header("access-control-request-method");
      if (asked != null) {
        preflight(door, wire, origin, asked);
        return false;
      }
      return true;
    }
    String method = request.method();
    if (method.equals("GET") || method.equals("HEAD") || allows(origin) || isOwn(request, origin)) {
      return true;
    }
    throw HttpRefusal.foreignOrigin();
  }

  private void preflight(HttpDoor door, HttpWire wire, String origin, String asked) {
    String allow = HttpMiss.allow(door, wire.path());
    if (allow.isEmpty()) {
      throw HttpRefusal.notFound();
    }
    HttpResponse response = wire.response().header("allow", allow);
    if (!asked.equals("OPTIONS") && !has(allow, asked)) {
      throw HttpRefusal.methodNotAllowed();
    }
    response.status(204);
    if (allows(origin)) {
      response.header("access-control-allow-methods", allow);
      if (!headers.isEmpty()) {
        response.header("access-control-allow-headers", headers);
      }
      response.header("access-control-max-age", Integer.toString(maxAge));
    }
  }

  /** Whether a method is one of those in {@code GET, POST, OPTIONS}. */
  private static boolean has(String allow, String method) {
    int at = method.isEmpty() || method.indexOf(',') >= 0 ? -1 : allow.indexOf(method);
    while (at >= 0) {
      int end = at + method.length();
      boolean begins = at == 0 || allow.charAt(at - 1) == ' ';
      if (begins && (end == allow.length() || allow.charAt(end) == ',')) {
        return true;
      }
      at = allow.indexOf(method, at + 1);
    }
    return false;
  }

  private boolean allows(String origin) {
    if (anyOrigin) {
      return true;
    }
    for (int i = 0; i < origins.length; i++) {
      if (origins[i].equals(origin)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the page is our own: what its browser says, or where it came from. */
  private boolean isOwn(HttpRequest request, String origin) {
    String site = request.header("sec-fetch-site");
    return "same-origin".equals(site)
        || "none".equals(site)
        || origin.equals(publicUrl)
        || isAt(origin, request.host());
  }

  private static boolean isAt(String origin, @Nullable String host) {
    int from = origin.indexOf("://") + 3;
    if (host == null || from < 3) {
      return false;
    }
    // origins leave the usual port out, hosts may name it
    String port = origin.startsWith("https:") ? ":443" : ":80";
    int length = host.endsWith(port) ? host.length() - port.length() : host.length();
    return origin.length() - from == length && origin.regionMatches(true, from, host, 0, length);
  }

  /** Says who may read an answer. Whatever the function itself said of that gives way. */
  public void leave(HttpWire wire) {
    if (origins.length == 0) {
      return;
    }
    HttpResponse response = wire.response();
    response.removeHeader("access-control-allow-credentials");
    response.removeHeader("access-control-expose-headers");
    String origin = wire.request().header("origin");
    if (anyOrigin) {
      response.header("access-control-allow-origin", "*");
    } else {
      vary(response);
      if (origin == null || !allows(origin)) {
        response.removeHeader("access-control-allow-origin");
        return;
      }
      response.header("access-control-allow-origin", origin);
    }
    if (credentials) {
      response.header("access-control-allow-credentials", "true");
    }
    if (!exposed.isEmpty()) {
      response.header("access-control-expose-headers", exposed);
    }
  }

  /** Caches must not give the answer for one origin to another. */
  private static void vary(HttpResponse response) {
    for (int i = 0; i < response.headers().size(); i += 2) {
      if (response.headers().get(i).equalsIgnoreCase("vary")) {
        String value = response.headers().get(i + 1);
        if (value.equals("*") || namesOrigin(value)) {
          return;
        }
      }
    }
    response.addSound("vary", "Origin");
  }

  private static boolean namesOrigin(String vary) {
    for (int from = 0; from < vary.length(); ) {
      int comma = vary.indexOf(',', from);
      int to = comma < 0 ? vary.length() : comma;
      if (vary.substring(from, to).strip().equalsIgnoreCase("origin")) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }
}
