package dev.pikku.http;

import dev.pikku.error.PikkuException;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.json.ObjectBinder;
import dev.pikku.run.Door;
import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Wire;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of HTTP requests to functions; generated code extends it with its router and wirings. */
public abstract class HttpDoor extends Door {

  /**
   * Finds the wiring that serves a request: a trie over path segments, generated as plain switches.
   *
   * <p>A pure function of its arguments. Static segments are compared with {@link
   * RoutePath#segment}, a parameter matches where {@link RoutePath#has} says so, a rest parameter
   * where it does and any number of segments follows. At each level static beats parameter beats
   * rest, and a branch that ends without a wiring <em>for this method</em> makes the search go on
   * with the next best, so that {@code POST /todos/latest} reaches {@code POST /todos/{id}}
   * although there is a {@code GET /todos/latest}. HEAD and OPTIONS are found only where they are
   * wired themselves: what else answers them, and {@code Allow}, comes of asking again with other
   * methods.
   *
   * @param method as sent, such as {@code GET}
   * @return the wiring's number, or -1
   */
  protected abstract int find(String method, RoutePath path);

  /** The most bytes of a request's body; more is answered with 413. */
  protected int maxBodySize() {
    return 10 * 1024 * 1024;
  }

  /**
   * The most values of a query, of a form, and parts of a multipart form; more are answered with
   * 400. Nobody types more: a body of a million names would only keep the CPU busy.
   */
  protected int maxValues() {
    return 1000;
  }

  /** Whether keys that an input does not have are skipped; else they are violations. */
  protected boolean ignoresUnknownKeys() {
    return false;
  }

  /** Whether answers show message and stack of unknown exceptions: for development alone. */
  protected boolean exposesErrors() {
    return false;
  }

  /**
   * Encodes an answer, in place, as its caller accepts, where the config says so; generated code
   * then returns {@link Gzip#encode}.
   */
  protected HttpResponse encode(HttpRequest request, HttpResponse response) {
    return response;
  }

  /**
   * Stands before the router: what CORS answers or refuses goes no further.
   *
   * @return whether the request goes on to its wiring; else the response is made
   */
  protected boolean enter(HttpWire wire) {
    return true;
  }

  /** Has the last word on a response, also on one to a call that failed. */
  protected void leave(HttpWire wire) {}

  /**
   * Begins to bind a record: path parameters are added to what this returns, then {@link
   * HttpInput#bind} reads everything else.
   *
   * <p>Generated code gets its binder from a static method that returns {@code ObjectBinder<T>}: to
   * verify a bootstrap that says {@code new TodoIdBinder()} here, the JVM would load every binder
   * it has.
   */
  public final <T> HttpInput<T> input(HttpWire wire, ObjectBinder<T> binder) {
    return new HttpInput<>(
        wire.request(), wire.path(), binder, maxBodySize(), maxValues(), ignoresUnknownKeys());
  }

  /**
   * A reader of the body, for inputs that are no record; {@link #end} ends the reading.
   *
   * @throws PikkuException 413 if the body is too large, 415 if it is not JSON by its content type
   */
  public final JsonReader json(HttpWire wire) {
    return HttpBody.json(wire.request(), maxBodySize());
  }

  /**
   * Ends the reading of a body.
   *
   * @throws PikkuException 400 if more follows, 422 if a violation was found
   */
  public final void end(JsonReader in) {
    in.end();
    in.violations().raise();
  }

  /** The body as it is, whatever its content type says, for {@code byte[]} inputs. */
  public final byte[] bytes(HttpWire wire) {
    return HttpBody.of(wire.request(), maxBodySize());
  }

  /** The body as text, for {@code String} inputs: {@code text/…}, or a JSON string. */
  public final String text(HttpWire wire) {
    return HttpBody.text(wire.request(), maxBodySize());
  }

  /**
   * Called when an answer is made, still within the call; throws nothing. Generated code logs and
   * counts calls here, where the config asks for that.
   *
   * @param wire with the answer; its wiring is -1 where nothing is wired to the request
   * @param errorId what the answer calls the failure; null if the call did not fail
   * @param nanos how long it took; negative where this answer is sent in place of one that was told
   *     of before
   */
  protected void answered(HttpWire wire, @Nullable String errorId, long nanos) {}

  /**
   * Serves one request: whatever happens, there is an answer.
   *
   * @param deadline when the platform ends the call, in milliseconds since the epoch
   */
  public final HttpResponse serve(HttpRequest request, long deadline) {
    HttpWire wire = new HttpWire(request, new RoutePath(request.path()), deadline);
    long begin = System.nanoTime();
    Wire.current(wire);
    try {
      answer(wire);
      left(wire);
      HttpResponse response = encode(request, wire.response());
      if (request.method().equals("HEAD")) {
        response.withoutBody();
      }
      answered(wire, wire.response().errorId, System.nanoTime() - begin);
      return response;
    } finally {
      Wire.current(null);
    }
  }

  private void answer(HttpWire wire) {
    try {
      int wiring = -1;
      if (enter(wire)) {
        wiring = find(wire.request().method(), wire.path());
        if (wiring < 0) {
          wiring = HttpMiss.fallback(this, wire);
        }
      }
      if (wiring >= 0) {
        wire.wiring(wiring);
        chain(wiring).run(wire);
        wire.response().settle();
      }
    } catch (Throwable thrown) {
      HttpFailure.answer(this, wire, thrown);
    }
  }

  private void left(HttpWire wire) {
    try {
      leave(wire);
    } catch (RuntimeException unreadable) {
      // headers of a malformed event, which no browser sent
    }
  }

  /**
   * Answers for a response that could not be sent, and logs why.
   *
   * @param deadline when the platform ends the call, in milliseconds since the epoch
   */
  public final HttpResponse failed(HttpRequest request, long deadline, Throwable thrown) {
    HttpWire wire = new HttpWire(request, new RoutePath(request.path()), deadline);
    Wire.current(wire);
    try {
      HttpFailure.answer(this, wire, thrown);
      left(wire);
      if (request.method().equals("HEAD")) {
        wire.response().withoutBody();
      }
      // the answer that was made before has a line of its own, but this one is what the caller gets
      wire.wiring(find(request.method(), wire.path()));
      answered(wire, wire.response().errorId, -1);
    } finally {
      Wire.current(null);
    }
    return wire.response();
  }

  /**
   * Takes a made-up request along the road without running anything of the user's, so that a
   * starting process has loaded and run most of it before the first call.
   *
   * @param request with a JSON object of texts as its body
   */
  public final HttpResponse prime(HttpRequest request) {
    HttpWire wire = new HttpWire(request, new RoutePath(request.path()), 0);
    find(request.method(), wire.path());
    HttpInput.prime();
    JsonReader in = json(wire);
    JsonWriter out = new JsonWriter();
    in.beginObject();
    out.beginObject();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      out.name(name).value(in.string());
    }
    in.end();
    return wire.response().json(out.endObject()).settle();
  }

  /**
   * Answers for a door that did not open, and logs why.
   *
   * @param environment says how to log
   */
  public static HttpResponse closed(
      HttpRequest request, long deadline, Map<String, String> environment, Throwable thrown) {
    HttpWire wire = new HttpWire(request, new RoutePath(request.path()), deadline);
    Wire.current(wire);
    try {
      HttpFailure.closed(wire, JsonLogger.of(environment), thrown);
    } finally {
      Wire.current(null);
    }
    return wire.response();
  }

  /** {@link #find} for this package. */
  final int wiring(String method, RoutePath path) {
    return find(method, path);
  }

  /** {@link #translate} for this package. */
  final @Nullable PikkuException translated(Throwable thrown) {
    return translate(thrown);
  }

  /** {@link #logger} for this package. */
  final Logger log() {
    return logger();
  }
}
