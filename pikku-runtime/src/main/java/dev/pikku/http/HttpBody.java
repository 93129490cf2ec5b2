package dev.pikku.http;

import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import org.jspecify.annotations.Nullable;

/** A request's body by its content type. */
final class HttpBody {
  private static final byte[] NOTHING = {};
  private static final String MULTIPART = "multipart/form-data";

  private HttpBody() {}

  /** The body's bytes; nothing for methods whose body means nothing. */
  static byte[] of(HttpRequest request, int maxSize) {
    switch (request.method()) {
      case "GET", "HEAD", "DELETE", "OPTIONS" -> {
        return NOTHING;
      }
      default -> {
        byte[] body = request.bodyUpTo(maxSize);
        if (body == null) {
          throw HttpRefusal.tooLarge(maxSize);
        }
        return body;
      }
    }
  }

  /** The body's bytes, unless they would have to be decoded first. */
  static byte[] plain(HttpRequest request, int maxSize) {
    byte[] body = of(request, maxSize);
    if (body.length > 0) {
      String encoding = request.header("content-encoding");
      if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
        throw HttpRefusal.encoded();
      }
    }
    return body;
  }

  /** A reader of a JSON body; null if it is a form. */
  static @Nullable JsonReader jsonUnlessForm(HttpRequest request, byte[] body) {
    String type = request.header("content-type");
    if (isJson(type)) {
      return new JsonReader(body);
    }
    switch (mediaType(type)) {
      case "application/x-www-form-urlencoded", MULTIPART -> {
        return null;
      }
      default -> throw HttpRefusal.unsupported();
    }
  }

  /** Hands a form's names and values to a binder. */
  static void bindForm(
      HttpRequest request,
      byte[] body,
      ObjectBinder<?> binder,
      Violations violations,
      int maxValues,
      boolean ignoreUnknown) {
    String type = request.header("content-type");
    if (type != null && mediaType(type).equals(MULTIPART)) {
      MultipartForm.bind(body, type, binder, violations, maxValues, ignoreUnknown);
    } else {
      String text = TextBody.decode(body, 0, body.length);
      FormText.bind(text, binder, violations, maxValues, ignoreUnknown);
    }
  }

  static JsonReader json(HttpRequest request, int maxSize) {
    byte[] body = plain(request, maxSize);
    if (body.length > 0 && !isJson(request.header("content-type"))) {
      throw HttpRefusal.unsupported();
    }
    return new JsonReader(body);
  }

  static String text(HttpRequest request, int maxSize) {
    byte[] body = plain(request, maxSize);
    String type = request.header("content-type");
    if (type != null && mediaType(type).startsWith("text/")) {
      return TextBody.decode(body, 0, body.length);
    }
    if (body.length > 0 && !isJson(type)) {
      throw HttpRefusal.unsupported();
    }
    JsonReader in = new JsonReader(body);
    String text = in.string();
    in.end();
    in.violations().raise();
    return text;
  }

  static boolean isJson(@Nullable String type) {
    if (type == null || type.isEmpty() || type.equals("application/json")) {
      return true;
    }
    String media = mediaType(type);
    return media.equals("application/json") || media.endsWith("+json");
  }

  /** Lower case, without parameters. */
  private static String mediaType(@Nullable String type) {
    if (type == null) {
      return "";
    }
    int parameters = type.indexOf(';');
    String media = parameters < 0 ? type : type.substring(0, parameters);
    // String.toLowerCase would load locale data
    StringBuilder lower = new StringBuilder(media.length());
    for (int i = 0; i < media.length(); i++) {
      char c = media.charAt(i);
      if (c > ' ') {
        lower.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
      }
    }
    return lower.toString();
  }
}
