package dev.pikku.http;

import dev.pikku.json.JsonReader;
import dev.pikku.wire.HttpWire;
import java.util.Optional;

/**
 * Bodies that may be left out, for {@code Optional<String>} and {@code Optional<byte[]>} inputs.
 */
public final class OptionalBody {
  private OptionalBody() {}

  /** The body as it is. */
  public static Optional<byte[]> bytes(byte[] body) {
    return body.length == 0 ? Optional.empty() : Optional.of(body);
  }

  /** The body as text: {@code text/…}, or a JSON string or null. */
  public static Optional<String> text(HttpWire wire, byte[] body) {
    HttpRequest request = wire.request();
    if (body.length == 0) {
      return Optional.empty();
    }
    if (HttpBody.isJson(request.header("content-type"))) {
      JsonReader in = HttpBody.json(request, body.length);
      if (in.tryNull()) {
        in.end();
        return Optional.empty();
      }
    }
    return Optional.of(HttpBody.text(request, body.length));
  }
}
