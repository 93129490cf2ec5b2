package dev.pikku.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A request, to be put into the payload of one sender or another. */
final class HttpRequestEvent {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String method;
  private final String path;
  private String query = "";
  private final List<String[]> headers = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private String body;
  private boolean base64;

  private HttpRequestEvent(String method, String path) {
    this.method = method;
    this.path = path;
  }

  static HttpRequestEvent of(String method, String target) {
    int mark = target.indexOf('?');
    HttpRequestEvent request =
        new HttpRequestEvent(method, mark < 0 ? target : target.substring(0, mark));
    request.query = mark < 0 ? "" : target.substring(mark + 1);
    return request;
  }

  HttpRequestEvent header(String name, String value) {
    headers.add(new String[] {name, value});
    return this;
  }

  HttpRequestEvent cookie(String cookie) {
    cookies.add(cookie);
    return this;
  }

  HttpRequestEvent body(String text) {
    body = text;
    return this;
  }

  HttpRequestEvent json(String text) {
    return header("content-type", "application/json").body(text);
  }

  HttpRequestEvent bytes(byte[] bytes) {
    base64 = true;
    return body(Base64.getEncoder().encodeToString(bytes));
  }

  HttpRequestEvent mimeBytes(byte[] bytes) {
    base64 = true;
    return body(Base64.getMimeEncoder().encodeToString(bytes));
  }

  /** HTTP APIs decode the path. */
  ObjectNode version2() {
    return version2(
        "$default", URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  ObjectNode version2(String stage, String rawPath) {
    ObjectNode event = NODES.objectNode().put("version", "2.0").put("routeKey", "$default");
    event.put("rawPath", rawPath).put("rawQueryString", query);
    if (!cookies.isEmpty()) {
      ArrayNode array = event.putArray("cookies");
      cookies.forEach(array::add);
    }
    ObjectNode single = event.putObject("headers");
    for (String[] header : headers) {
      String before = single.path(header[0]).asText("");
      single.put(header[0], before.isEmpty() ? header[1] : before + "," + header[1]);
    }
    ObjectNode context = event.putObject("requestContext").put("stage", stage);
    context.put("domainName", "api.example.com");
    context
        .putObject("http")
        .put("method", method)
        .put("path", rawPath)
        .put("sourceIp", "203.0.113.7");
    return withBody(event);
  }

  ObjectNode version1() {
    ObjectNode event = NODES.objectNode().put("resource", "/{proxy+}").put("path", path);
    event.put("httpMethod", method);
    if (headers.isEmpty() && cookies.isEmpty()) {
      event.putNull("headers").putNull("multiValueHeaders");
    } else {
      putHeaders(event.putObject("headers"), event.putObject("multiValueHeaders"));
    }
    if (query.isEmpty()) {
      event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
    } else {
      putQuery(
          event.putObject("queryStringParameters"),
          event.putObject("multiValueQueryStringParameters"),
          true);
    }
    event.putObject("pathParameters").put("proxy", path.substring(1));
    event.putNull("stageVariables");
    ObjectNode context = event.putObject("requestContext").put("stage", "dev");
    context.put("path", "/dev" + path).put("httpMethod", method);
    context.put("domainName", "api.example.com");
    context.putObject("identity").put("sourceIp", "203.0.113.7").putNull("user");
    return withBody(event);
  }

  ObjectNode loadBalancer() {
    ObjectNode event = NODES.objectNode();
    event.putObject("requestContext").putObject("elb").put("targetGroupArn", "arn:aws:x");
    event.put("httpMethod", method).put("path", path);
    putQuery(event.putObject("queryStringParameters"), NODES.objectNode(), false);
    ObjectNode single = event.putObject("headers");
    putHeaders(single, NODES.objectNode());
    single.put("x-forwarded-for", "10.0.0.1, 203.0.113.7").put("host", "api.example.com");
    return withBody(event);
  }

  /** With the target group's setting for several values. */
  ObjectNode loadBalancerWithLists() {
    ObjectNode event = NODES.objectNode();
    event.putObject("requestContext").putObject("elb").put("targetGroupArn", "arn:aws:x");
    event.put("httpMethod", method).put("path", path);
    putQuery(NODES.objectNode(), event.putObject("multiValueQueryStringParameters"), false);
    ObjectNode multi = event.putObject("multiValueHeaders");
    putHeaders(NODES.objectNode(), multi);
    add(multi, "x-forwarded-for", "10.0.0.1, 203.0.113.7");
    add(multi, "host", "api.example.com");
    return withBody(event);
  }

  /** A function URL's own differences: its domain, and both ways of telling cookies. */
  ObjectNode functionUrl() {
    ObjectNode event = version2("$default", path);
    ((ObjectNode) event.path("requestContext"))
        .put("domainName", "abc.lambda-url.eu-central-1.on.aws");
    if (!cookies.isEmpty()) {
      ((ObjectNode) event.path("headers")).put("cookie", String.join("; ", cookies));
    }
    return event;
  }

  private void putHeaders(ObjectNode single, ObjectNode multi) {
    for (String[] header : headers) {
      single.put(header[0], header[1]);
      add(multi, header[0], header[1]);
    }
    if (!cookies.isEmpty()) {
      single.put("Cookie", String.join("; ", cookies));
      add(multi, "Cookie", String.join("; ", cookies));
    }
  }

  private void putQuery(ObjectNode single, ObjectNode multi, boolean decoded) {
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (decoded) {
        name = URLDecoder.decode(name, StandardCharsets.UTF_8);
        value = URLDecoder.decode(value, StandardCharsets.UTF_8);
      }
      single.put(name, value);
      add(multi, name, value);
    }
  }

  private static void add(ObjectNode multi, String name, String value) {
    if (!multi.has(name)) {
      multi.putArray(name);
    }
    ((ArrayNode) multi.get(name)).add(value);
  }

  private ObjectNode withBody(ObjectNode event) {
    if (body == null) {
      event.putNull("body");
    } else {
      event.put("body", body);
    }
    return event.put("isBase64Encoded", base64);
  }
}
