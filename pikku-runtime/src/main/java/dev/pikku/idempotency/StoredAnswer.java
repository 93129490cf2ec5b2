package dev.pikku.idempotency;

import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * An HTTP answer as it is kept: status, body, content type and {@code Location}. Other headers and
 * cookies are of the call that made them, and middleware sets its own again.
 */
final class StoredAnswer {
  /** What every store has the room for. */
  private static final int MAX_BYTES = 256 * 1024;

  private StoredAnswer() {}

  static String of(HttpResponse response) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("status").value(response.status());
    String location = response.header("location");
    if (location != null) {
      out.name("location").value(location);
    }
    if (response.hasBody()) {
      body(out, response);
    }
    out.endObject();
    return new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8);
  }

  private static void body(JsonWriter out, HttpResponse response) {
    String type = response.contentType();
    if (type != null) {
      out.name("type").value(type);
    }
    if (response.length() > MAX_BYTES) {
      out.name("large").value(true);
    } else if (response.isText()) {
      out.name("text")
          .value(new String(response.body(), 0, response.length(), StandardCharsets.UTF_8));
    } else {
      byte[] bytes = new byte[response.length()];
      System.arraycopy(response.body(), 0, bytes, 0, bytes.length);
      out.name("base64").value(Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** Answers with what was kept. */
  static void replay(String stored, HttpResponse response) {
    Object read = new JsonReader(stored.getBytes(StandardCharsets.UTF_8)).any();
    Map<?, ?> kept = read instanceof Map<?, ?> map ? map : Map.of();
    if (kept.get("large") != null) {
      throw OnceRefusal.notKept();
    }
    if (kept.get("status") instanceof Number status && status.intValue() != 0) {
      response.status(status.intValue());
    }
    if (kept.get("location") instanceof String location) {
      response.header("Location", location);
    }
    String type = kept.get("type") instanceof String stated ? stated : "application/octet-stream";
    if (kept.get("text") instanceof String text) {
      response.text(type, text);
    } else if (kept.get("base64") instanceof String base64) {
      response.bytes(type, Base64.getDecoder().decode(base64));
    }
  }
}
