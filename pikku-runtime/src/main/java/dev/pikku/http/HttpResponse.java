package dev.pikku.http;

import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one request. */
public final class HttpResponse {
  private static final byte[] NOTHING = {};

  private int status;
  private @Nullable String contentType;
  private @Nullable ArrayList<String> headers;
  private @Nullable ArrayList<String> cookies;
  private byte[] body = NOTHING;
  private int length;
  private boolean text = true;
  private boolean hasBody;

  /** What a failed call is found by; null unless it failed. */
  @Nullable String errorId;

  /** An answer without status, headers or body. */
  public HttpResponse() {}

  public HttpResponse(int status) {
    status(status);
  }

  /** 0 until set. */
  public int status() {
    return status;
  }

  /**
   * Sets the status.
   *
   * @param status 200 to 599
   */
  public HttpResponse status(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("An answer's status is 200 to 599, not " + status);
    }
    this.status = status;
    return this;
  }

  /** Sets the status unless one is set already: that of the wiring. */
  public HttpResponse statusIfUnset(int status) {
    return this.status == 0 ? status(status) : this;
  }

  /** Sets a header, replacing what was set for its name. */
  public HttpResponse header(String name, String value) {
    if (name.equalsIgnoreCase("content-type")) {
      HeaderText.check(name, value);
      contentType = value;
      return this;
    }
    removeHeader(name);
    return addHeader(name, value);
  }

  /** Adds a header, keeping what was set for its name. Cookies are set by {@link #cookie}. */
  public HttpResponse addHeader(String name, String value) {
    if (name.equalsIgnoreCase("content-type")) {
      // there is but one
      return header(name, value);
    }
    HeaderText.check(name, value);
    if (name.equalsIgnoreCase("set-cookie")) {
      return addCookie(value);
    }
    return addSound(name, value);
  }

  /** Adds a header whose text needs no check, and that is neither content type nor cookie. */
  HttpResponse addSound(String name, String value) {
    if (headers == null) {
      headers = new ArrayList<>();
    }
    headers.add(name);
    headers.add(value);
    return this;
  }

  public HttpResponse removeHeader(String name) {
    if (headers != null) {
      for (int i = headers.size() - 2; i >= 0; i -= 2) {
        if (headers.get(i).equalsIgnoreCase(name)) {
          headers.remove(i + 1);
          headers.remove(i);
        }
      }
    }
    return this;
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    if (name.equalsIgnoreCase("content-type")) {
      return contentType;
    }
    if (headers != null) {
      for (int i = 0; i < headers.size(); i += 2) {
        if (headers.get(i).equalsIgnoreCase(name)) {
          return headers.get(i + 1);
        }
      }
    }
    return null;
  }

  /** All headers but the content type and cookies: name, value, name, value, … */
  public List<String> headers() {
    return headers == null ? List.of() : headers;
  }

  /** Sets a cookie that scripts cannot read and other sites' forms do not send. */
  public HttpResponse cookie(String name, String value) {
    return cookie(name, value, "Path=/; HttpOnly; Secure; SameSite=Lax");
  }

  /**
   * Sets a cookie, replacing one of the same name.
   *
   * @param attributes such as {@code Path=/; Max-Age=60}; empty for none
   */
  public HttpResponse cookie(String name, String value, String attributes) {
    HeaderText.checkCookie(name, value);
    String cookie = name + "=" + value;
    if (!attributes.isEmpty()) {
      HeaderText.check("set-cookie", attributes);
      cookie = cookie + "; " + attributes;
    }
    return addCookie(cookie);
  }

  private HttpResponse addCookie(String cookie) {
    if (cookies == null) {
      cookies = new ArrayList<>();
    }
    int equals = cookie.indexOf('=');
    if (equals <= 0) {
      throw new IllegalArgumentException("A cookie needs a name and an equals sign");
    }
    String name = cookie.substring(0, equals + 1);
    for (int i = cookies.size() - 1; i >= 0; i--) {
      if (cookies.get(i).startsWith(name)) {
        cookies.remove(i);
      }
    }
    cookies.add(cookie);
    return this;
  }

  /** The values of {@code Set-Cookie}, one for each cookie. */
  public List<String> cookies() {
    return cookies == null ? List.of() : cookies;
  }

  /** Null until set. */
  public @Nullable String contentType() {
    return contentType;
  }

  /** Answers with text, as UTF-8. */
  public HttpResponse text(String contentType, String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    return body(contentType, utf8, utf8.length, true);
  }

  /** Answers with bytes. */
  public HttpResponse bytes(String contentType, byte[] body) {
    return body(contentType, body, body.length, false);
  }

  /** Answers with bytes, as {@code application/octet-stream} unless a content type is set. */
  public HttpResponse bytes(byte[] body) {
    return bytes(contentType == null ? "application/octet-stream" : contentType, body);
  }

  /** Reads a stream to its end, closes it, and answers with its bytes. */
  public HttpResponse bytes(InputStream body) throws IOException {
    try (body) {
      return bytes(body.readAllBytes());
    }
  }

  /**
   * Takes over the writer's buffer, as {@code application/json} unless a content type is set (a
   * {@code +json} one, perhaps).
   */
  public HttpResponse json(JsonWriter body) {
    return body(
        contentType == null ? "application/json" : contentType, body.buffer(), body.length(), true);
  }

  private HttpResponse body(String contentType, byte[] body, int length, boolean text) {
    if (!contentType.equals("application/json")) {
      HeaderText.check("content-type", contentType);
    }
    this.contentType = contentType;
    this.body = body;
    this.length = length;
    this.text = text;
    hasBody = true;
    return this;
  }

  /** Whether a body is set, be it empty. */
  public boolean hasBody() {
    return hasBody;
  }

  /** The body's bytes are {@code body()[0, length())}; not copied. */
  public byte[] body() {
    return body;
  }

  /** The number of bytes of the body. */
  public int length() {
    return length;
  }

  /** Whether the body is known to be UTF-8. */
  public boolean isText() {
    return text;
  }

  /** Leaves the body out, but says of what type it would be. */
  HttpResponse withoutBody() {
    body = NOTHING;
    length = 0;
    text = true;
    hasBody = false;
    return this;
  }

  /** Forgets status and body. */
  HttpResponse reset() {
    status = 0;
    contentType = null;
    return withoutBody();
  }

  /** Exchanges the body for the same in another encoding. */
  HttpResponse encoded(byte[] body, int length) {
    this.body = body;
    this.length = length;
    text = false;
    return this;
  }

  /** Settles the status: 204 without a body, else 200, unless it is set. */
  HttpResponse settle() {
    if (status == 0) {
      status = hasBody ? 200 : 204;
    }
    if (status == 204 || status == 205 || status == 304) {
      contentType = null;
      return withoutBody();
    }
    return this;
  }

  /**
   * Becomes another answer; keeps own headers and cookies that the other has none of, and the own
   * status if the other has none.
   */
  public void take(HttpResponse other) {
    if (other == this) {
      return;
    }
    if (other.status != 0) {
      status = other.status;
    }
    contentType = other.contentType;
    body = other.body;
    length = other.length;
    text = other.text;
    hasBody = other.hasBody;
    List<String> theirs = other.headers();
    for (int i = 0; i < theirs.size(); i += 2) {
      removeHeader(theirs.get(i));
    }
    for (int i = 0; i < theirs.size(); i += 2) {
      addHeader(theirs.get(i), theirs.get(i + 1));
    }
    for (int i = 0; i < other.cookies().size(); i++) {
      addCookie(other.cookies().get(i));
    }
  }
}
