package dev.pikku.http;

import java.util.ArrayList;
import java.util.List;

/** A request that has a method and headers, and nothing else. */
final class SentRequest implements HttpRequest {
  private final String method;
  private final List<String> headers = new ArrayList<>();

  SentRequest(String method) {
    this.method = method;
  }

  SentRequest header(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public String rawQuery() {
    return "";
  }

  @Override
  public String header(String name) {
    return headers(name).stream().findFirst().orElse(null);
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
    return null;
  }

  @Override
  public byte[] body() {
    return new byte[0];
  }

  @Override
  public String host() {
    return "localhost";
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public String sourceIp() {
    return null;
  }
}
