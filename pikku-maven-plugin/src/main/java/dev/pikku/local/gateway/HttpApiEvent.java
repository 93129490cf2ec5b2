package dev.pikku.local.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Account;
import dev.pikku.local.server.Header;
import dev.pikku.local.server.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The event of version 2.0. What has several values is joined by commas, cookies stand apart, and
 * what there is none of is left out.
 */
final class HttpApiEvent {
  private HttpApiEvent() {}

  static byte[] of(HttpRequest request, Match match, Call call) {
    String path = path(request.path());
    ObjectNode event = Json.object();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", path);
    event.put("rawQueryString", request.query());
    cookies(request, event);
    headers(request, call, event);
    query(request, event);
    event.set("requestContext", context(request, match, call, path));
    if (!match.parameters().isEmpty()) {
      ObjectNode parameters = event.putObject("pathParameters");
      match.parameters().forEach(parameters::put);
    }
    body(request, event);
    return Json.bytes(event);
  }

  /**
   * HTTP APIs hand a path over decoded, whatever "raw" promises, and end it at what became a
   * question mark by that.
   */
  private static String path(String raw) {
    String decoded = Paths.decode(raw);
    int question = decoded.indexOf('?');
    return question < 0 ? decoded : decoded.substring(0, question);
  }

  private static void cookies(HttpRequest request, ObjectNode event) {
    ArrayNode cookies = null;
    for (Header header : request.headers()) {
      if (header.name().equalsIgnoreCase("Cookie")) {
        cookies = cookies == null ? event.putArray("cookies") : cookies;
        for (String cookie : header.value().split(";", -1)) {
          if (!cookie.isBlank()) {
            cookies.add(cookie.strip());
          }
        }
      }
    }
  }

  private static void headers(HttpRequest request, Call call, ObjectNode event) {
    SortedMap<String, String> joined = new TreeMap<>();
    for (Header header : Headers.of(request, call)) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!name.equals("cookie")) {
        joined.merge(name, header.value(), (one, other) -> one + "," + other);
      }
    }
    joined.put("content-length", Integer.toString(request.body().length));
    ObjectNode headers = event.putObject("headers");
    joined.forEach(headers::put);
  }

  private static void query(HttpRequest request, ObjectNode event) {
    SortedMap<String, List<String>> parameters = Query.of(request.query());
    if (!parameters.isEmpty()) {
      ObjectNode joined = event.putObject("queryStringParameters");
      parameters.forEach((name, values) -> joined.put(name, String.join(",", values)));
    }
  }

  private static ObjectNode context(HttpRequest request, Match match, Call call, String path) {
    String host = Headers.host(request);
    int dot = host.indexOf('.');
    ObjectNode context = Json.object();
    context.put("accountId", Account.ID);
    context.put("apiId", Call.API);
    context.put("domainName", host);
    context.put("domainPrefix", dot < 0 ? host : host.substring(0, dot));
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", path);
    http.put("protocol", request.protocol());
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("User-Agent").orElse(""));
    context.put("requestId", call.extendedId());
    context.put("routeKey", match.route().key());
    context.put("stage", Route.DEFAULT);
    context.put("time", call.clfTime());
    context.put("timeEpoch", call.time().toEpochMilli());
    return context;
  }

  private static void body(HttpRequest request, ObjectNode event) {
    boolean encoded = false;
    if (request.body().length > 0) {
      Optional<String> text = isText(request) ? Utf8.decode(request.body()) : Optional.empty();
      encoded = text.isEmpty();
      event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
    }
    event.put("isBase64Encoded", encoded);
  }

  private static boolean isText(HttpRequest request) {
    return MediaTypes.isText(request.header("Content-Type").orElse(""))
        && request.header("Content-Encoding").isEmpty();
  }
}
