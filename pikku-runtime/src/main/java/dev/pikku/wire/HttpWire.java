package dev.pikku.wire;

import dev.pikku.http.HttpRequest;
import dev.pikku.http.HttpResponse;
import dev.pikku.http.RoutePath;

/** The live end of one HTTP call: its request, and the response that is being made. */
public final class HttpWire extends Wire {
  private final HttpRequest request;
  private final RoutePath path;
  private final HttpResponse response = new HttpResponse();

  /**
   * @param deadline when the call must have ended, in milliseconds since the epoch
   */
  public HttpWire(HttpRequest request, RoutePath path, long deadline) {
    super(null, deadline);
    this.request = request;
    this.path = path;
  }

  @Override
  public Type type() {
    return Type.HTTP;
  }

  @Override
  String findTraceId() {
    return TraceId.of(request);
  }

  @Override
  public HttpRequest request() {
    return request;
  }

  /** The request's path in segments; the generated bootstrap takes path parameters from here. */
  public RoutePath path() {
    return path;
  }

  /** The response so far: set its status, headers and cookies before or after the function runs. */
  public HttpResponse response() {
    return response;
  }

  /**
   * Answers with a response as it is. Headers and cookies that were set before, by middleware
   * perhaps, stay unless it has its own.
   */
  public void respond(HttpResponse response) {
    this.response.take(response);
  }
}
