package dev.pikku.lambda.event;

import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Responses in the form that the request's sender reads. Never a null, which API Gateway refuses.
 */
public final class HttpAnswer {
  private HttpAnswer() {}

  /**
   * Writes a response.
   *
   * @param request what is answered; null if it could not be read, which is answered in a form that
   *     every sender takes
   */
  public static JsonWriter of(@Nullable HttpEvent request, HttpResponse response) {
    JsonWriter out = new JsonWriter();
    out.beginObject().name("statusCode").value(response.status());
    if (request == null || request.isVersion2()) {
      singleHeaders(out, response);
      cookies(out, response.cookies());
    } else if (request.hasSingleHeaders()) {
      SeveralHeaders.forLoadBalancer(out, response);
    } else {
      SeveralHeaders.asLists(out, response);
    }
    boolean base64 = false;
    if (response.length() > 0) {
      out.name("body");
      if (response.isText() || Utf8.isText(response.body(), response.length())) {
        out.stringOf(response.body(), 0, response.length());
      } else {
        base64 = true;
        out.value(Arrays.copyOf(response.body(), response.length()));
      }
    }
    return out.name("isBase64Encoded").value(base64).endObject();
  }

  /** One value for each name, those of one name joined by commas. */
  private static void singleHeaders(JsonWriter out, HttpResponse response) {
    out.name("headers").beginObject();
    String contentType = response.contentType();
    if (contentType != null) {
      out.name("content-type").value(contentType);
    }
    List<String> headers = response.headers();
    if (headers.size() == 2) {
      out.name(headers.get(0)).value(headers.get(1));
    } else if (!headers.isEmpty()) {
      SeveralHeaders.joined(out, headers);
    }
    out.endObject();
  }

  private static void cookies(JsonWriter out, List<String> cookies) {
    if (!cookies.isEmpty()) {
      out.name("cookies").beginArray();
      for (int i = 0; i < cookies.size(); i++) {
        out.value(cookies.get(i));
      }
      out.endArray();
    }
  }
}
