package dev.pikku.local.gateway;

import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headers of a request as they reach a function: with those that API Gateway adds. */
public final class Headers {
  /** What API Gateway takes of request line and headers together, in bytes. */
  private static final int MAX_SIZE = 10_240;

  private Headers() {}

  static boolean tooLarge(HttpRequest request) {
    int size = request.method().length() + request.path().length() + request.query().length();
    for (Header header : request.headers()) {
      size += header.name().length() + header.value().length();
    }
    return size > MAX_SIZE;
  }

  public static List<Header> of(HttpRequest request, Call call) {
    List<Header> headers = new ArrayList<>();
    for (Header header : request.headers()) {
      if (!isHopByHop(header.name()) && !isAdded(header.name())) {
        headers.add(header);
      }
    }
    String before = request.header("X-Forwarded-For").map(list -> list + ", ").orElse("");
    headers.add(new Header("X-Amzn-Trace-Id", traceId(request, call)));
    headers.add(new Header("X-Forwarded-For", before + request.sourceIp()));
    headers.add(new Header("X-Forwarded-Port", port(request)));
    headers.add(new Header("X-Forwarded-Proto", "http"));
    return headers;
  }

  static String host(HttpRequest request) {
    String host = request.header("Host").orElse("localhost");
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
  }

  private static String port(HttpRequest request) {
    String host = request.header("Host").orElse("");
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(port + 1) : "80";
  }

  private static String traceId(HttpRequest request, Call call) {
    Optional<String> given = request.header("X-Amzn-Trace-Id");
    return given.isPresent() && given.get().contains("Root=") ? given.get() : call.traceId();
  }

  private static boolean isAdded(String name) {
    return name.equalsIgnoreCase("X-Forwarded-For")
        || name.equalsIgnoreCase("X-Forwarded-Port")
        || name.equalsIgnoreCase("X-Forwarded-Proto")
        || name.equalsIgnoreCase("X-Amzn-Trace-Id");
  }

  private static boolean isHopByHop(String name) {
    return name.equalsIgnoreCase("Connection")
        || name.equalsIgnoreCase("Keep-Alive")
        || name.equalsIgnoreCase("Transfer-Encoding")
        || name.equalsIgnoreCase("Upgrade")
        || name.equalsIgnoreCase("Expect")
        || name.equalsIgnoreCase("TE");
  }
}
