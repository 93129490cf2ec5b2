package dev.pikku.generator.testing;

import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpRequest;
import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An HTTP request that a test sends to a door. */
public final class Request implements HttpRequest {
  private final String method;
  private final String path;
  private final String query;
  private final List<String> headers = new ArrayList<>();
  private final Map<String, String> cookies = new HashMap<>();
  private byte[] body = {};
  private String authorizer;
  private String host = "localhost";

  private Request(String method, String target) {
    this.method = method;
    int mark = target.indexOf('?');
    path = mark < 0 ? target : target.substring(0, mark);
    query = mark < 0 ? "" : target.substring(mark + 1);
  }

  /** {@code GET /todos?done=true}. */
  public static Request of(String line) {
    String[] words = line.split(" ", 2);
    return new Request(words[0], words[1]);
  }

  public Request header(String name, String value) {
    headers.add(name.toLowerCase(Locale.ROOT));
    headers.add(value);
    return this;
  }

  public Request cookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  public Request json(String json) {
    return body("application/json", json);
  }

  public Request body(String contentType, String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return header("content-type", contentType);
  }

  /** A form of parts, each headers, an empty line and content. */
  public Request multipart(String... parts) {
    StringBuilder form = new StringBuilder();
    for (String part : parts) {
      form.append("--b42\r\n").append(part).append("\r\n");
    }
    return body("multipart/form-data; boundary=b42", form.append("--b42--\r\n").toString());
  }

  /** {@code 201 {"id":"1"}}: the status, and the body if there is one. */
  public String to(HttpDoor door) {
    HttpResponse response = send(door);
    String text = new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
    return (response.status() + " " + text).strip();
  }

  public HttpResponse send(HttpDoor door) {
    return door.serve(this, System.currentTimeMillis() + 10_000);
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
    return query;
  }

  @Override
  public String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public List<String> headers(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equals(name)) {
        values.add(headers.get(i + 1));
      }
    }
    return values;
  }

  @Override
  public String cookie(String name) {
    String sent = header("cookie");
    for (String cookie : sent == null ? new String[0] : sent.split("; ", -1)) {
      if (cookie.startsWith(name + "=")) {
        return cookie.substring(name.length() + 1);
      }
    }
    return cookies.get(name);
  }

  /** Has the gateway say of its authorizer what a JSON text says. */
  public Request authorizer(String json) {
    authorizer = json;
    return this;
  }

  @Override
  public JsonReader gateway(String part) {
    return part.equals("authorizer") && authorizer != null
        ? new JsonReader(authorizer.getBytes(StandardCharsets.UTF_8))
        : null;
  }

  @Override
  public byte[] body() {
    return body;
  }

  public Request host(String host) {
    this.host = host;
    return this;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public String sourceIp() {
    return "127.0.0.1";
  }
}
