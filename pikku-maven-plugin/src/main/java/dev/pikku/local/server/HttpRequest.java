package dev.pikku.local.server;

import java.util.List;
import java.util.Optional;

/**
 * A request as it came over the wire: nothing is decoded.
 *
 * @param path from the first slash, without the query
 * @param query what follows the question mark; empty if there is none
 * @param protocol such as {@code HTTP/1.1}
 * @param headers in their order
 * @param body cut off soon after {@link #MAX_BODY}
 * @param sourceIp whose it is
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares bodies
public record HttpRequest(
    String method,
    String path,
    String query,
    String protocol,
    List<Header> headers,
    byte[] body,
    String sourceIp) {

  /** What API Gateway takes, in bytes. */
  public static final int MAX_BODY = 10 * 1024 * 1024;

  public HttpRequest {
    headers = List.copyOf(headers);
  }

  /** The first header of a name, in whatever case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }
}
