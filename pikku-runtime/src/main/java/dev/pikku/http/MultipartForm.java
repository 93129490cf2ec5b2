package dev.pikku.http;

import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bodies of {@code multipart/form-data} (RFC 7578): texts, and files. */
final class MultipartForm {
  private static final int MOST_PARTS = 1000;
  private static final int LONGEST_HEADERS = 16 * 1024;
  private static final String DISPOSITION = "content-disposition:";

  private final byte[] body;

  /** A line break, two hyphens and the boundary. */
  private final byte[] delimiter;

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
      boolean ignoreUnknown) {
    String boundary = parameter(contentType, "boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw HttpRefusal.malformedForm();
    }
    byte[] delimiter = "\r\n--".concat(boundary).getBytes(StandardCharsets.UTF_8);
    new MultipartForm(body, delimiter).bind(binder, violations, ignoreUnknown);
  }

  private void bind(ObjectBinder<?> binder, Violations violations, boolean ignoreUnknown) {
    int at = startsAt(0, 2) ? delimiter.length - 2 : delimiter(0) + delimiter.length;
    for (int parts = 0; !isEnd(at); parts++) {
      if (parts == MOST_PARTS) {
        throw HttpRefusal.tooManyPairs(MOST_PARTS);
      }
      int headers = nextLine(at);
      int content = headers;
      String disposition = "";
      while (!isLineBreak(content)) {
        int next = lineBreak(content, headers + LONGEST_HEADERS);
        String header = new String(body, content, next - content, StandardCharsets.UTF_8);
        if (header.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
          disposition = header;
        }
        content = next + 2;
      }
      content += 2;
      int end = delimiter(content);
      String name = parameter(disposition, "name");
      if (name == null) {
        throw HttpRefusal.malformedForm();
      }
      if (!part(name, disposition, Arrays.copyOfRange(body, content, end), binder)
          && !ignoreUnknown) {
        violations.add(name, isFile(disposition) ? "takes no file" : "is not a known key");
      }
      at = end + delimiter.length;
    }
  }

  private static boolean part(
      String name, String disposition, byte[] content, ObjectBinder<?> binder) {
    if (!isFile(disposition)) {
      String text = TextBody.decode(content);
      return binder.csv(name) ? pieces(name, text, binder) : binder.text(name, text);
    }
    // browsers send a file input in which nothing was chosen as a nameless file without content
    boolean chosen = content.length > 0 || !"".equals(parameter(disposition, "filename"));
    return !chosen || binder.bytes(name, content);
  }

  private static boolean pieces(String name, String text, ObjectBinder<?> binder) {
    boolean known = true;
    for (int from = 0; from < text.length(); ) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      known &= binder.text(name, text.substring(from, to));
      from = to + 1;
    }
    return known;
  }

  private static boolean isFile(String disposition) {
    return parameter(disposition, "filename") != null
        || parameter(disposition, "filename*") != null;
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
        int quote = header.indexOf('"', start + 1);
        if (quote < 0) {
          throw HttpRefusal.malformedForm();
        }
        value = header.substring(start + 1, quote);
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
    for (int at = from; at < limit && at + 1 < body.length; at++) {
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
