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
        byte[] body = request.body();
        if (body.length > maxSize) {
          throw HttpRefusal.tooLarge(maxSize);
        }
        return body;
      }
    }
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
      boolean ignoreUnknown) {
    String type = request.header("content-type");
    if (type != null && mediaType(type).equals(MULTIPART)) {
      MultipartForm.bind(body, type, binder, violations, ignoreUnknown);
    } else {
      FormText.bind(TextBody.decode(body), binder, violations, ignoreUnknown);
    }
  }

  static JsonReader json(HttpRequest request, int maxSize) {
    byte[] body = of(request, maxSize);
    if (body.length > 0 && !isJson(request.header("content-type"))) {
      throw HttpRefusal.unsupported();
    }
    return new JsonReader(body);
  }

  static String text(HttpRequest request, int maxSize) {
    byte[] body = of(request, maxSize);
    String type = request.header("content-type");
    if (type != null && mediaType(type).startsWith("text/")) {
      return TextBody.decode(body);
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

  private static boolean isJson(@Nullable String type) {
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
