package dev.pikku.aws;

import dev.pikku.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service answered, read whole. */
final class AwsResponse {
  private static final int CONNECT_MILLIS = 3000;

  /** How long answers may keep us waiting, unless something else is said. */
  static final int READ_MILLIS = 10_000;

  private static final int SHORTEST_MILLIS = 10;
  private static final int MAX_CODE = 80;
  private static final String NO_CODE = "no error code";

  final int status;
  private final byte[] body;
  private final HttpURLConnection connection;

  /** The service's time where it refuses the request, in milliseconds since the epoch; or 0. */
  final long date;

  private AwsResponse(int status, byte[] body, HttpURLConnection connection) {
    this.date = status < 400 ? 0 : connection.getDate();
    this.status = status;
    this.body = body;
    this.connection = connection;
  }

  /**
   * Sends one request, once.
   *
   * @param patience how many milliseconds an answer may keep us waiting; where that is no more than
   *     usual, half of the time is kept for another attempt
   * @throws InterruptedIOException if it takes longer than the call that this thread runs has left
   */
  static AwsResponse of(
      String method, URL url, Map<String, String> headers, byte @Nullable [] content, int patience)
      throws IOException {
    long left = timeLeft();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout((int) Math.min(CONNECT_MILLIS, left / 2));
    connection.setReadTimeout((int) Math.min(patience, patience > READ_MILLIS ? left : left / 2));
    connection.setUseCaches(false);
    // a signature is for one host, and no secret goes where another host says
    connection.setInstanceFollowRedirects(false);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      set(connection, header.getKey(), header.getValue());
    }
    if (content != null) {
      connection.setDoOutput(true);
      // unlike the mode that buffers, this one never sends a request twice on its own
      connection.setFixedLengthStreamingMode(content.length);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(content);
      }
    }
    int status = connection.getResponseCode();
    byte[] body = new byte[0];
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (in != null) {
        body = readAll(in);
      }
    }
    return new AwsResponse(status, body, connection);
  }

  private static long timeLeft() throws IOException {
    long left = AwsClient.millisLeft();
    if (left < SHORTEST_MILLIS) {
      throw new InterruptedIOException("This call has no time left for AWS");
    }
    return left;
  }

  /** All that comes before the time is over: of what comes in drops no time-out is noticed. */
  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] some = new byte[4096];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      all.write(some, 0, read);
      timeLeft();
    }
    return all.toByteArray();
  }

  private static void set(HttpURLConnection connection, String name, String value) {
    try {
      connection.setRequestProperty(name, value);
    } catch (IllegalArgumentException quotesTheValue) {
      throw illegalHeader(name);
    }
  }

  private static IllegalArgumentException illegalHeader(String name) {
    return new IllegalArgumentException(
        "The value of the header " + name + " has characters that no header may have");
  }

  byte[] body() {
    return body;
  }

  /** A header; null if there is none. */
  @Nullable String header(String name) {
    return connection.getHeaderField(name);
  }

  /** When what was asked for was changed, in milliseconds since the epoch; or 0. */
  long lastModified() {
    return connection.getLastModified();
  }

  /** A text of the JSON object; null if there is none. */
  @Nullable String text(String name) {
    String found = null;
    try {
      JsonReader in = new JsonReader(body);
      if (in.beginObject()) {
        for (String key = in.nextName(); key != null; key = in.nextName()) {
          if (key.equals(name) && in.peek() == '"') {
            found = in.string();
          } else {
            in.skip();
          }
        }
      }
    } catch (RuntimeException notJson) {
      return null;
    }
    return found;
  }

  /** Whether the same request may be answered better a little later. */
  boolean isTransient() {
    if (status < 400) {
      return false;
    }
    String code = code();
    return status >= 500
        || status == 429
        || code.contains("Throttl")
        || code.contains("TooManyRequests")
        || code.contains("RequestLimitExceeded")
        || code.contains("ThroughputExceeded")
        || code.contains("SlowDown")
        || code.startsWith("RequestTimeout");
  }

  /** Status, code and request id, for an error's text; nothing else of what was answered. */
  String describe() {
    String requestId = header("x-amzn-RequestId");
    return code()
        + " (status "
        + status
        + (requestId == null ? ")" : ", request id " + requestId + ")");
  }

  /**
   * The service's word for an error: in the body, as in {@code
   * com.amazonaws.sqs#QueueDoesNotExist}, or in a header, as in {@code GoneException:http://…}.
   */
  String code() {
    String type = text("__type");
    if (type == null) {
      type = header("x-amzn-ErrorType");
    }
    if (type == null) {
      return NO_CODE;
    }
    int colon = type.indexOf(':');
    String word = colon < 0 ? type : type.substring(0, colon);
    return printable(word.substring(word.indexOf('#') + 1));
  }

  /** A code as it is; what cannot be one is not quoted. */
  static String printable(@Nullable String code) {
    if (code == null) {
      return NO_CODE;
    }
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (i == MAX_CODE || c <= ' ' || c > '~') {
        return NO_CODE;
      }
    }
    return code;
  }
}
