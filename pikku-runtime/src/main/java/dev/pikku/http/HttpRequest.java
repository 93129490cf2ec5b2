package dev.pikku.http;

import dev.pikku.json.JsonReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP request, whatever payload brought it. Header names are asked for in lower case. */
public interface HttpRequest {

  /** The method in upper case, such as {@code GET}. */
  String method();

  /** The path as sent, percent-encoded, without stage or base path; begins with a slash. */
  String path();

  /** The query as sent, percent-encoded, without question mark; empty without a query. */
  String rawQuery();

  /** The first value of a header, or null. The case of its name does not matter. */
  @Nullable String header(String name);

  /** All values of a header, one for each time it was sent, whatever the case of its name. */
  List<String> headers(String name);

  /** The value of a cookie as sent, or null. */
  @Nullable String cookie(String name);

  /** The body's bytes, decoded from base64 where the payload says so; empty without a body. */
  byte[] body();

  /**
   * The body's bytes, or null if there are more than so many: a body in base64 is not decoded to
   * find that out.
   */
  default byte @Nullable [] bodyUpTo(int maxSize) {
    byte[] body = body();
    return body.length > maxSize ? null : body;
  }

  /** The host that was asked, with its port if one was named; null where nothing says so. */
  @Nullable String host();

  /** {@code https} or {@code http}, as the caller sees it. */
  String scheme();

  /** The caller's IP address; null where nothing says so. */
  @Nullable String sourceIp();

  /**
   * What the gateway in front of the function says besides the request itself, as JSON: its {@code
   * authorizer}, perhaps, which {@code dev.pikku.auth.Authorizer} reads. Null where it says
   * nothing.
   */
  default @Nullable JsonReader gateway(String part) {
    return null;
  }

  /**
   * The query's names and values in order, decoded: name, value, name, value, …
   *
   * @throws dev.pikku.error.BadRequestException if its encoding is malformed
   */
  default List<String> query() {
    return FormText.decode(rawQuery());
  }
}
