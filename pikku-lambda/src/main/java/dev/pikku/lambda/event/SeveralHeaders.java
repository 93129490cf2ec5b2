package dev.pikku.lambda.event;

import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import java.util.List;

/** The headers of answers that have more than a content type, or a form of their own. */
final class SeveralHeaders {
  private SeveralHeaders() {}

  /** Payload 1.0: a list for each name, in lower case. */
  static void asLists(JsonWriter out, HttpResponse response) {
    out.name("multiValueHeaders").beginObject();
    String contentType = response.contentType();
    if (contentType != null) {
      out.name("content-type").beginArray().value(contentType).endArray();
    }
    List<String> headers = response.headers();
    for (int i = 0; i < headers.size(); i += 2) {
      if (isFirst(headers, i)) {
        out.name(lowerCase(headers.get(i))).beginArray();
        for (int j = i; j < headers.size(); j += 2) {
          if (headers.get(j).equalsIgnoreCase(headers.get(i))) {
            out.value(headers.get(j + 1));
          }
        }
        out.endArray();
      }
    }
    List<String> cookies = response.cookies();
    if (!cookies.isEmpty()) {
      out.name("set-cookie").beginArray();
      for (int i = 0; i < cookies.size(); i++) {
        out.value(cookies.get(i));
      }
      out.endArray();
    }
    out.endObject();
  }

  /**
   * A load balancer's single values. Each cookie is a header of its own, whose name differs from
   * the others' in its capitals, since JSON has each name but once and cookies cannot be joined.
   */
  static void forLoadBalancer(JsonWriter out, HttpResponse response) {
    out.name("headers").beginObject();
    String contentType = response.contentType();
    if (contentType != null) {
      out.name("content-type").value(contentType);
    }
    joined(out, response.headers());
    List<String> cookies = response.cookies();
    for (int i = 0; i < cookies.size(); i++) {
      out.name(setCookie(i)).value(cookies.get(i));
    }
    out.endObject();
  }

  /** {@code set-cookie}, {@code Set-cookie}, {@code sEt-cookie}, {@code SEt-cookie}, … */
  private static String setCookie(int number) {
    StringBuilder name = new StringBuilder("set-cookie");
    int bits = number;
    for (int i = 0; bits > 0 && i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '-') {
        if ((bits & 1) == 1) {
          name.setCharAt(i, (char) (c & ~0x20));
        }
        bits >>= 1;
      }
    }
    return name.toString();
  }

  /** Name and value, the values of one name joined by commas. */
  static void joined(JsonWriter out, List<String> headers) {
    for (int i = 0; i < headers.size(); i += 2) {
      if (isFirst(headers, i)) {
        StringBuilder value = new StringBuilder(headers.get(i + 1));
        for (int j = i + 2; j < headers.size(); j += 2) {
          if (headers.get(j).equalsIgnoreCase(headers.get(i))) {
            value.append(", ").append(headers.get(j + 1));
          }
        }
        out.name(lowerCase(headers.get(i))).value(value.toString());
      }
    }
  }

  private static boolean isFirst(List<String> headers, int index) {
    for (int i = 0; i < index; i += 2) {
      if (headers.get(i).equalsIgnoreCase(headers.get(index))) {
        return false;
      }
    }
    return true;
  }

  private static String lowerCase(String name) {
    StringBuilder lower = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c | 0x20));
      }
    }
    return lower.toString();
  }
}
