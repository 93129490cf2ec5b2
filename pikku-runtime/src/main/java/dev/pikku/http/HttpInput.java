package dev.pikku.http;

import dev.pikku.json.JsonReader;
import dev.pikku.json.ObjectBinder;
import dev.pikku.json.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds one record from a request: path, then query, then headers and cookies, then body.
 *
 * @param <T> the record
 */
public final class HttpInput<T> {
  private final HttpRequest request;
  private final RoutePath path;
  private final ObjectBinder<T> binder;
  private final int maxValues;
  private final boolean ignoreUnknown;
  private final byte[] body;
  private final @Nullable JsonReader json;
  private final Violations violations;

  /**
   * Begins to bind a request.
   *
   * @param maxValues the most values of a query or form
   * @param ignoreUnknown whether names are skipped that the record does not have
   */
  public HttpInput(
      HttpRequest request,
      RoutePath path,
      ObjectBinder<T> binder,
      int maxBodySize,
      int maxValues,
      boolean ignoreUnknown) {
    this.request = request;
    this.path = path;
    this.binder = binder;
    this.maxValues = maxValues;
    this.ignoreUnknown = ignoreUnknown;
    body = HttpBody.plain(request, maxBodySize);
    json = body.length > 0 ? HttpBody.jsonUnlessForm(request, body) : null;
    violations = json == null ? new Violations() : json.violations();
    binder.begin(violations);
    binder.nextSource();
  }

  /** Being called is all: it loads this class. */
  static void prime() {}

  /**
   * Takes a path parameter.
   *
   * @param index of its segment
   */
  public HttpInput<T> path(String name, int index) {
    binder.text(name, path.parameter(index));
    return this;
  }

  /**
   * Takes a rest parameter.
   *
   * @param index of its first segment
   */
  public HttpInput<T> rest(String name, int index) {
    binder.text(name, path.rest(index));
    return this;
  }

  /**
   * Reads all that is left and makes the record.
   *
   * @throws dev.pikku.error.PikkuException 400 if something is malformed, 422 with every violation
   */
  public T bind() {
    binder.nextSource();
    String query = request.rawQuery();
    if (!query.isEmpty()) {
      FormText.bind(query, binder, violations, maxValues, ignoreUnknown);
    }
    bindHeaders();
    bindCookies();
    if (json != null) {
      binder.body(json);
      json.end();
    } else if (body.length > 0) {
      binder.nextSource();
      HttpBody.bindForm(request, body, binder, violations, maxValues, ignoreUnknown);
    }
    return binder.finish();
  }

  private void bindHeaders() {
    String[] headers = binder.headers();
    if (headers.length > 0) {
      binder.headerSource();
      for (int i = 0; i < headers.length; i += 2) {
        List<String> values = request.headers(headers[i]);
        for (int j = 0; j < values.size(); j++) {
          FormText.plain(headers[i + 1], values.get(j), binder);
        }
      }
    }
  }

  private void bindCookies() {
    String[] cookies = binder.cookies();
    if (cookies.length > 0) {
      binder.cookieSource();
      for (int i = 0; i < cookies.length; i += 2) {
        String value = request.cookie(cookies[i]);
        if (value != null) {
          FormText.plain(cookies[i + 1], value, binder);
        }
      }
    }
  }
}
