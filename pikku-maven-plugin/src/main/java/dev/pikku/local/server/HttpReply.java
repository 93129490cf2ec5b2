package dev.pikku.local.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is answered to a request. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares bodies
public record HttpReply(int status, List<Header> headers, byte[] body) {
  public HttpReply {
    headers = List.copyOf(headers);
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
    return new HttpReply(status, headers, other);
  }

  /** The same with one more header. */
  public HttpReply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpReply(status, more, body);
  }
}
