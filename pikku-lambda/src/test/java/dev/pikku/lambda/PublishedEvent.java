package dev.pikku.lambda;

import dev.pikku.lambda.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be read from an event that AWS publishes: of one of its documented forms, filled in
 * as documented.
 *
 * @param form how it is answered
 * @param request method and path, as routed
 * @param query decoded names and values in order
 * @param header a header's name, and its values as {@link HttpEvent#headers} has them
 * @param cookie a cookie's name and value; empty where there is none
 * @param body as UTF-8
 * @param caller the source IP
 */
record PublishedEvent(
    Form form,
    String request,
    List<String> query,
    List<String> header,
    List<String> cookie,
    String body,
    String caller) {

  /** The shapes of answers. */
  enum Form {
    REST,
    VERSION_2,
    LOAD_BALANCER,
    LOAD_BALANCER_WITH_LISTS
  }

  static PublishedEvent of(Form form, String request) {
    return new PublishedEvent(form, request, List.of(), List.of(), List.of(), "", "");
  }

  PublishedEvent query(String... pairs) {
    return new PublishedEvent(form, request, List.of(pairs), header, cookie, body, caller);
  }

  PublishedEvent header(String... nameAndValues) {
    return new PublishedEvent(form, request, query, List.of(nameAndValues), cookie, body, caller);
  }

  PublishedEvent cookie(String name, String value) {
    return new PublishedEvent(form, request, query, header, List.of(name, value), body, caller);
  }

  PublishedEvent body(String text) {
    return new PublishedEvent(form, request, query, header, cookie, text, caller);
  }

  PublishedEvent caller(String ip) {
    return new PublishedEvent(form, request, query, header, cookie, body, ip);
  }

  /** What is read of an event, asked for the header and the cookie that are expected here. */
  PublishedEvent readFrom(byte[] event) {
    HttpEvent read = new HttpEvent(event);
    List<String> headers =
        header.isEmpty()
            ? List.of()
            : Stream.concat(Stream.of(header.get(0)), read.headers(header.get(0)).stream())
                .toList();
    String value = cookie.isEmpty() ? null : read.cookie(cookie.get(0));
    return new PublishedEvent(
        form,
        read.method() + " " + read.path(),
        read.query(),
        headers,
        value == null ? List.of() : List.of(cookie.get(0), value),
        new String(read.body(), StandardCharsets.UTF_8),
        caller.isEmpty() ? "" : String.valueOf(read.sourceIp()));
  }
}
