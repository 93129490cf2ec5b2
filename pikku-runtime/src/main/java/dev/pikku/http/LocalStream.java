package dev.pikku.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The way of events to a local gateway, besides the answer: {@code pikku:dev} passes each on at
 * once. Loaded only where there is one.
 */
final class LocalStream {
  /** Before the names of headers that are the answer's, not of the request that brings them. */
  private static final String ANSWER = "pikku-answer-";

  private final String url;
  private boolean begun;

  LocalStream(String url) {
    this.url = url;
  }

  void send(HttpResponse response, String events) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      if (!begun) {
        headers(connection, response);
        begun = true;
      }
      connection.getOutputStream().write(events.getBytes(StandardCharsets.UTF_8));
      connection.getResponseCode();
      connection.getInputStream().close();
    } catch (IOException gone) {
      // the answer has all events, too
    }
  }

  private static void headers(HttpURLConnection connection, HttpResponse response) {
    connection.addRequestProperty(ANSWER + "content-type", response.contentType());
    List<String> headers = response.headers();
    for (int i = 0; i < headers.size(); i += 2) {
      connection.addRequestProperty(ANSWER + headers.get(i), headers.get(i + 1));
    }
    for (int i = 0; i < response.cookies().size(); i++) {
      connection.addRequestProperty(ANSWER + "set-cookie", response.cookies().get(i));
    }
  }
}
