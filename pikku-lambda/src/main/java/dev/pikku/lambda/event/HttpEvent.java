package dev.pikku.lambda.event;

import dev.pikku.http.HttpRequest;
import dev.pikku.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway (REST, payload 1.0; HTTP API and function URLs, payload 2.0) or a load
 * balancer sends it; which of them, the event itself tells. Read forward once: headers, query,
 * cookies and body are remembered as offsets and read when they are asked for.
 */
public final class HttpEvent implements HttpRequest {
  private static final byte[] NOTHING = {};

  /** Lambda drops a larger answer, and tells the caller and the log nothing of use. */
  private static final int MOST_BYTES = 6_291_556;

  /** So do load balancers. */
  private static final int MOST_BYTES_OF_LOAD_BALANCER = 1_048_576;

  private final byte[] event;
  private String method = "";
  private String path = "";
  private boolean isVersion2;
  private boolean isLoadBalancer;
  private boolean isBase64;
  private boolean isOther;
  private int headers = -1;
  private int multiHeaders = -1;
  private int cookies = -1;
  private int rawQuery = -1;
  private int query = -1;
  private int multiQuery = -1;
  private int context = -1;
  private int body = -1;
  private int domain = -1;
  private int route = -1;
  private int parameters = -1;

  /**
   * Scans an event.
   *
   * @throws RuntimeException if it is no HTTP event, or malformed
   */
  public HttpEvent(byte[] event) {
    this.event = event;
    EventScan scan = new EventScan(event);
    String stage = null;
    String rawPath = null;
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        int value = scan.at();
        if (scan.isKey("requestContext")) {
          context = value;
          stage = readContext(scan);
          continue;
        }
        if (scan.isKey("headers")) {
          headers = scan.objectAt();
        } else if (scan.isKey("rawPath")) {
          rawPath = scan.text();
          continue;
        } else if (scan.isKey("body")) {
          body = value;
        } else if (scan.isKey("isBase64Encoded")) {
          isBase64 = scan.isTrue();
          continue;
        } else if (scan.isKey("rawQueryString")) {
          rawQuery = value;
        } else if (scan.isKey("cookies")) {
          cookies = value;
        } else if (scan.isKey("httpMethod")) {
          method = scan.textOrEmpty();
          continue;
        } else if (scan.isKey("path")) {
          path = scan.textOrEmpty();
          continue;
        } else if (scan.isKey("routeKey") || scan.isKey("resource")) {
          route = value;
        } else if (scan.isKey("pathParameters")) {
          parameters = scan.objectAt();
        } else if (scan.isKey("multiValueHeaders")) {
          multiHeaders = scan.objectAt();
        } else if (scan.isKey("queryStringParameters")) {
          query = scan.objectAt();
        } else if (scan.isKey("multiValueQueryStringParameters")) {
          multiQuery = scan.objectAt();
        } else {
          // an authorizer is asked with all that a request has, and must not run one
          isOther |= scan.isKey("methodArn") || scan.isKey("routeArn");
        }
        scan.skip();
      }
    }
    if (rawPath != null) {
      isVersion2 = true;
      path = withoutStage(rawPath, stage);
    }
    if (path.isEmpty() || method.isEmpty() || isOther) {
      throw new IllegalArgumentException("This is no HTTP event");
    }
    if (domain >= 0 && route >= 0) {
      path = withoutBasePath(path);
    }
    if (isVersion2 && domain >= 0) {
      path = encoded(path);
    }
  }

  /** HTTP APIs hand paths over decoded, whatever "raw" promises; function URLs do not. */
  private String encoded(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c > '~' || c == '%') {
        String name = text(domain);
        return name == null || name.contains(".lambda-url.") ? path : QueryMap.path(path);
      }
    }
    return path;
  }

  /**
   * The request that opens a WebSocket, of whose event only parts are a request's.
   *
   * @param headers where that part begins, as the others; -1 if there is none
   */
  HttpEvent(
      byte[] event,
      int headers,
      int multiHeaders,
      int query,
      int multiQuery,
      int context,
      int domain) {
    this.event = event;
    this.method = "GET";
    this.path = "/";
    this.headers = headers;
    this.multiHeaders = multiHeaders;
    this.query = query;
    this.multiQuery = multiQuery;
    this.context = context;
    this.domain = domain;
  }

  /** Only domains of one's own have base paths. */
  private String withoutBasePath(String path) {
    String template = text(route);
    int slash = template == null ? -1 : template.indexOf('/');
    String name = text(domain);
    if (template == null || slash < 0 || name == null || name.contains(".execute-api.")) {
      return path;
    }
    return BasePath.off(
        path, template.substring(slash), new EventScan(event, Math.max(0, parameters)));
  }

  private @Nullable String readContext(EventScan scan) {
    String stage = null;
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (scan.isKey("http")) {
          readMethod(scan);
        } else if (scan.isKey("stage")) {
          stage = scan.text();
        } else if (scan.isKey("domainName")) {
          domain = scan.at();
          scan.skip();
        } else {
          isLoadBalancer |= scan.isKey("elb");
          // a WebSocket's, which may tell of the request that opened it
          isOther |= scan.isKey("connectionId") && scan.peek() == '"';
          scan.skip();
        }
      }
    }
    return stage;
  }

  private void readMethod(EventScan scan) {
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (scan.isKey("method")) {
          method = scan.textOrEmpty();
        } else {
          scan.skip();
        }
      }
    }
  }

  /** A named stage of an HTTP API is part of its raw path, the default one is not. */
  private static String withoutStage(String rawPath, @Nullable String stage) {
    if (stage == null || stage.isEmpty() || stage.equals("$default")) {
      return rawPath;
    }
    int end = stage.length() + 1;
    if (!rawPath.startsWith(stage, 1) || rawPath.charAt(0) != '/') {
      return rawPath;
    }
    if (rawPath.length() == end) {
      return "/";
    }
    return rawPath.charAt(end) == '/' ? rawPath.substring(end) : rawPath;
  }

  /** Whether the answer takes the form of payload 2.0. */
  boolean isVersion2() {
    return isVersion2;
  }

  /** Whether the answer has one value for each header: a load balancer that sends them so. */
  boolean hasSingleHeaders() {
    return isLoadBalancer && multiHeaders < 0;
  }

  /** The most bytes that an answer may have in the form that the sender takes. */
  public int mostAnswerBytes() {
    return isLoadBalancer ? MOST_BYTES_OF_LOAD_BALANCER : MOST_BYTES;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String rawQuery() {
    if (isVersion2) {
      String raw = rawQuery < 0 ? null : text(rawQuery);
      return raw == null ? "" : raw;
    }
    int parameters = multiQuery >= 0 ? multiQuery : query;
    try {
      return parameters < 0 ? "" : QueryMap.raw(new EventScan(event, parameters), isLoadBalancer);
    } catch (RuntimeException malformed) {
      throw EventRefusal.of(malformed);
    }
  }

  @Override
  public @Nullable String header(String name) {
    if (multiHeaders >= 0) {
      List<String> values = texts(member(multiHeaders, name, true));
      if (!values.isEmpty()) {
        return values.get(0);
      }
    }
    int value = member(headers, name, true);
    if (value >= 0) {
      return text(value);
    }
    // payload 2.0 takes the cookies out of the headers
    return cookies >= 0 && name.equalsIgnoreCase("cookie")
        ? String.join("; ", texts(cookies))
        : null;
  }

  @Override
  public List<String> headers(String name) {
    if (multiHeaders >= 0) {
      List<String> values = texts(member(multiHeaders, name, true));
      if (!values.isEmpty()) {
        return values;
      }
    }
    String value = header(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public @Nullable String cookie(String name) {
    return CookieText.find(headers("cookie"), name);
  }

  @Override
  public byte[] body() {
    if (body < 0 || event[body] != '"') {
      return NOTHING;
    }
    byte[] bytes = new EventScan(event, body).bytes();
    return isBase64 ? Base64Text.decode(bytes) : bytes;
  }

  @Override
  public byte @Nullable [] bodyUpTo(int maxSize) {
    if (body < 0 || event[body] != '"') {
      return NOTHING;
    }
    byte[] bytes = new EventScan(event, body).bytes();
    if (isBase64) {
      return Base64Text.size(bytes) > maxSize ? null : Base64Text.decode(bytes);
    }
    return bytes.length > maxSize ? null : bytes;
  }

  @Override
  public @Nullable String host() {
    String host = header("host");
    return host != null || domain < 0 ? host : text(domain);
  }

  @Override
  public String scheme() {
    return "http".equals(header("x-forwarded-proto")) ? "http" : "https";
  }

  @Override
  public @Nullable String sourceIp() {
    String part = isVersion2 ? "http" : "identity";
    int ip = member(member(context, part, false), "sourceIp", false);
    if (ip >= 0) {
      return text(ip);
    }
    String forwarded = header("x-forwarded-for");
    // the last one is what the load balancer itself saw
    return forwarded == null ? null : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  @Override
  public @Nullable JsonReader gateway(String part) {
    int value = member(context, part, false);
    return value < 0 ? null : new JsonReader(event, value, event.length);
  }

  // What is read late may turn out to be malformed: the caller's fault, not ours.

  private int member(int object, String name, boolean ignoringCase) {
    try {
      return EventScan.member(event, object, name, ignoringCase);
    } catch (RuntimeException malformed) {
      throw EventRefusal.of(malformed);
    }
  }

  private @Nullable String text(int value) {
    try {
      return new EventScan(event, value).text();
    } catch (RuntimeException malformed) {
      throw EventRefusal.of(malformed);
    }
  }

  private List<String> texts(int array) {
    List<String> texts = new ArrayList<>();
    try {
      EventScan scan = new EventScan(event, Math.max(0, array));
      if (array >= 0 && scan.beginArray()) {
        while (scan.nextElement()) {
          String text = scan.text();
          if (text != null) {
            texts.add(text);
          }
        }
      }
    } catch (RuntimeException malformed) {
      throw EventRefusal.of(malformed);
    }
    return texts;
  }

  /** Neither headers nor body nor query: this may end up in a log. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
