package dev.pikku.http;

import dev.pikku.error.InvalidInputException;
import dev.pikku.error.PikkuException;
import dev.pikku.error.Violation;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of calls that threw. */
public final class HttpFailure {
  /** What told of the answer that would have been; one that tells of an error is never cached. */
  private static final String OF_ANSWERS =
      "cache-control,cdn-cache-control,surrogate-control,expires,last-modified,etag,location,"
          + "content-encoding,content-disposition,content-language,content-length,content-range";

  private HttpFailure() {}

  /** Turns whatever was thrown into an answer, and logs what nobody expected. */
  static void answer(HttpDoor door, HttpWire wire, Throwable thrown) {
    HttpResponse response = wire.response().reset();
    for (String header : OF_ANSWERS.split(",", -1)) {
      response.removeHeader(header);
    }
    try {
      PikkuException known =
          thrown instanceof PikkuException pikku ? pikku : door.translated(thrown);
      String errorId = Wire.newId();
      response.errorId = errorId;
      if (known == null || known.status() >= 500) {
        door.log().log(Logger.Level.ERROR, "The call failed, error id " + errorId, thrown);
      }
      if (known == null) {
        Throwable shown = door.exposesErrors() ? thrown : null;
        response.json(unknown(new JsonWriter(), errorId, shown)).status(500);
      } else {
        response.json(known(new JsonWriter(), known, errorId)).status(known.status());
      }
    } catch (Throwable worse) {
      answerWorse(door, response.reset(), worse);
    }
  }

  /** Answers where there is no saying what was thrown, because its payload is no JSON perhaps. */
  private static void answerWorse(HttpDoor door, HttpResponse response, Throwable worse) {
    try {
      String errorId = Wire.newId();
      response.json(unknown(new JsonWriter(), errorId, null)).status(500);
      door.log().log(
          Logger.Level.ERROR, "The call failed, and so did its answer, error id " + errorId, worse);
    } catch (Throwable worst) {
      // out of memory, perhaps, or a logger that fails: the caller gets an answer all the same
      response.reset().status(500);
    }
  }

  static void closed(HttpWire wire, Logger logger, Throwable thrown) {
    wire.response().json(closed(new JsonWriter(), logger, thrown)).status(500);
  }

  /** Logs why a function could not be started, and writes what callers learn of it. */
  public static JsonWriter closed(JsonWriter out, Logger logger, Throwable thrown) {
    String errorId = Wire.newId();
    logger.log(
        Logger.Level.ERROR, "The function could not be started, error id " + errorId, thrown);
    return unknown(out, errorId, null);
  }

  /** Writes what callers learn of an exception that they may know of. */
  public static JsonWriter known(JsonWriter out, PikkuException known, String errorId) {
    out.beginObject().name("name").value(known.code());
    String message = known.getMessage();
    if (message != null) {
      out.name("message").value(message);
    }
    out.name("errorId").value(errorId);
    Object payload = known.payload();
    if (payload != null) {
      out.name("payload").any(payload);
    }
    if (known instanceof InvalidInputException invalid) {
      out.name("violations").beginArray();
      List<Violation> violations = invalid.violations();
      for (int i = 0; i < violations.size(); i++) {
        Violation violation = violations.get(i);
        out.beginObject().name("path").value(violation.path());
        out.name("message").value(violation.message()).endObject();
      }
      out.endArray();
    }
    return out.endObject();
  }

  /**
   * Writes what callers learn of any other exception.
   *
   * @param shown the exception, in development alone; else null
   */
  public static JsonWriter unknown(JsonWriter out, String errorId, @Nullable Throwable shown) {
    out.beginObject().name("errorId").value(errorId);
    if (shown != null) {
      StringWriter stack = new StringWriter();
      shown.printStackTrace(new PrintWriter(stack));
      out.name("message").value(shown.getMessage()).name("stack").value(stack.toString());
    }
    return out.endObject();
  }
}
