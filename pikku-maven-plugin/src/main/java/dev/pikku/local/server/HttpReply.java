package dev.pikku.local.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is answered to a request.
 *
 * @param live what follows the body, as it comes; empty if that is all
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares bodies
public record HttpReply(int status, List<Header> headers, byte[] body, Optional<LiveBody> live) {
  public HttpReply {
    headers = List.copyOf(headers);
  }

  public HttpReply(int status, List<Header> headers, byte[] body) {
    this(status, headers, body, Optional.empty());
  }

  /** A reply whose body is still being written. */
  public static HttpReply live(int status, List<Header> headers, LiveBody body) {
    return new HttpReply(status, headers, new byte[0], Optional.of(body));
  }

  /** A reply with a JSON body. */
  public static HttpReply json(int status, String body) {
    return new HttpReply(
        status,
        List.of(new Header("Content-Type", "application/json")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with another body. */
  public HttpReply withBody(byte[] other) {
    return new HttpReply(status, headers, other, live);
  }

  /** The same with one more header. */
  public HttpReply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpReply(status, more, body, live);
  }
}
