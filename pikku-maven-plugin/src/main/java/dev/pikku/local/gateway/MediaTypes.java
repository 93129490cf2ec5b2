package dev.pikku.local.gateway;

import java.util.Locale;

/** Looks at media types as API Gateway does. */
final class MediaTypes {
  private MediaTypes() {}

  /** Without parameters, in small letters. */
  static String plain(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether an HTTP API hands a body over as text. Forms, of all things, it does not. */
  static boolean isText(String contentType) {
    String type = plain(contentType);
    return type.isEmpty()
        || type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/xml")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }
}
