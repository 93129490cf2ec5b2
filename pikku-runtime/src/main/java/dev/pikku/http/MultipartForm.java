package dev.pikku.http;

import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bodies of {@code multipart/form-data} (RFC 7578): texts, and files. */
final class MultipartForm {
  private static final int LONGEST_HEADERS = 16 * 1024;
  private static final String DISPOSITION = "content-disposition:";
  private static final String TYPE = "content-type:";
  private static final String ENCODING = "content-transfer-encoding:";

  private final byte[] body;

  /** A line break, two hyphens and the boundary. */
  private final byte[] delimiter;

  // Of the part that is being read.
  private String disposition = "";
  private String type = "";

  private MultipartForm(byte[] body, byte[] delimiter) {
    this.body = body;
    this.delimiter = delimiter;
  }

  /** Hands every part to a binder; names it does not know are violations unless ignored. */
  static void bind(
      byte[] body,
      String contentType,
      ObjectBinder<?> binder,
      Violations violations,
      int maxParts,
      boolean ignoreUnknown) {
    String boundary = parameter(contentType, "boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw HttpRefusal.malformedForm();
    }
    byte[] delimiter = "\r\n--".concat(boundary).getBytes(StandardCharsets.UTF_8);
    new MultipartForm(body, delimiter).bind(binder, violations, maxParts, ignoreUnknown);
  }

  private void bind(
      ObjectBinder<?> binder, Violations violations, int maxParts, boolean ignoreUnknown) {
    int at = startsAt(0, 2) ? delimiter.length - 2 : delimiter(0) + delimiter.length;
    for (int parts = 0; !isEnd(at); parts++) {
      if (parts == maxParts) {
        throw HttpRefusal.tooManyPairs(maxParts);
      }
      int from = headers(nextLine(at));
      // a part may end where its headers do: their last line break is then the delimiter's
      int end = delimiter(from - 2);
      String name = parameter(disposition, "name");
      if (name == null) {
        throw HttpRefusal.malformedForm();
      }
      String fileName = fileName();
      if (!part(name, fileName, from, Math.max(from, end), binder) && !ignoreUnknown) {
        violations.add(name, fileName == null ? "is not a known key" : "takes no file");
      }
      at = end + delimiter.length;
    }
  }

  /**
   * Reads the headers of a part.
   *
   * @return where its content begins
   */
  private int headers(int from) {
    disposition = "";
    type = "";
    int at = from;
    while (!isLineBreak(at)) {
      int next = lineBreak(at, from + LONGEST_HEADERS);
      header(new String(body, at, next - at, StandardCharsets.UTF_8));
      at = next + 2;
    }
    return at + 2;
  }

  private void header(String header) {
    if (is(header, DISPOSITION)) {
      if (!disposition.isEmpty()) {
        throw HttpRefusal.malformedForm();
      }
      disposition = header;
    } else if (is(header, TYPE)) {
      type = header.substring(TYPE.length()).strip();
    } else if (is(header, ENCODING)) {
      // RFC 7578 has done away with them; what is sent is taken as it is
      String encoding = header.substring(ENCODING.length()).strip();
      if (encoding.equalsIgnoreCase("base64") || encoding.equalsIgnoreCase("quoted-printable")) {
        throw HttpRefusal.malformedForm();
      }
    }
  }

  private static boolean is(String header, String name) {
    return header.regionMatches(true, 0, name, 0, name.length());
  }

  private boolean part(
      String name, @Nullable String fileName, int from, int to, ObjectBinder<?> binder) {
    if (fileName == null) {
      if (type.regionMatches(true, 0, "multipart/", 0, 10)) {
        throw HttpRefusal.malformedForm();
      }
      String text = TextBody.decode(body, from, to);
      return FormText.plain(name, text, binder);
    }
    // browsers send a file input in which nothing was chosen as a nameless file without content
    boolean chosen = to > from || !fileName.isEmpty();
    return !chosen || binder.file(name, fileName, type, ByteBuffer.wrap(body, from, to - from));
  }

  /** The name of the part's file; null if it is no file. */
  private @Nullable String fileName() {
    String encoded = parameter(disposition, "filename*");
    if (encoded != null && encoded.regionMatches(true, 0, "utf-8'", 0, 6)) {
      int text = encoded.indexOf('\'', 6) + 1;
      return PercentCode.decode(encoded, text, encoded.length(), false);
    }
    String plain = parameter(disposition, "filename");
    return plain != null ? plain : encoded;
  }

  /** A header's parameter, such as {@code name} of {@code form-data; name="text"}. */
  private static @Nullable String parameter(String header, String name) {
    int at = header.indexOf(';');
    while (at >= 0) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        return null;
      }
      String key = header.substring(at + 1, equals).strip();
      int start = equals + 1;
      String value;
      if (header.startsWith("\"", start)) {
        int quote = quote(header, start + 1);
        value = header.substring(start + 1, quote).replace("\\\"", "\"");
        at = header.indexOf(';', quote);
      } else {
        at = header.indexOf(';', start);
        value = header.substring(start, at < 0 ? header.length() : at).strip();
      }
      if (key.equalsIgnoreCase(name)) {
        return value;
      }
    }
    return null;
  }

  /** Where a quoted text ends; a backslash escapes quotes alone, as paths of Windows have some. */
  private static int quote(String header, int from) {
    int quote = header.indexOf('"', from);
    while (quote > from && header.charAt(quote - 1) == '\\') {
      quote = header.indexOf('"', quote + 1);
    }
    if (quote < 0) {
      throw HttpRefusal.malformedForm();
    }
    return quote;
  }

  /** Where the next delimiter begins. */
  private int delimiter(int from) {
    for (int at = from; at + delimiter.length <= body.length; at++) {
      if (body[at] == '\r' && startsAt(at, 0)) {
        return at;
      }
    }
    throw HttpRefusal.malformedForm();
  }

  /** Whether the delimiter, without its first {@code skipped} bytes, stands somewhere. */
  private boolean startsAt(int at, int skipped) {
    int to = at + delimiter.length - skipped;
    return to <= body.length && Arrays.equals(body, at, to, delimiter, skipped, delimiter.length);
  }

  /** Whether the delimiter before was the last one. */
  private boolean isEnd(int at) {
    return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
  }

  private int nextLine(int from) {
    int at = from;
    while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
      at++;
    }
    if (!isLineBreak(at)) {
      throw HttpRefusal.malformedForm();
    }
    return at + 2;
  }

  private int lineBreak(int from, int limit) {
    for (int at = from; at + 1 < body.length; at++) {
      if (at >= limit) {
        throw HttpRefusal.longPartHeaders(LONGEST_HEADERS);
      }
      if (isLineBreak(at)) {
        return at;
      }
    }
    throw HttpRefusal.malformedForm();
  }

  private boolean isLineBreak(int at) {
    return at + 1 < body.length && body[at] == '\r' && body[at + 1] == '\n';
  }
}
