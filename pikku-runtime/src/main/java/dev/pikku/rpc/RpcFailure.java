package dev.pikku.rpc;

import dev.pikku.error.PikkuException;
import dev.pikku.http.HttpFailure;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import dev.pikku.wire.RpcWire;
import dev.pikku.wire.Wire;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of calls that did not go well: {@code {"status":404,"error":{"name":"NotFoundError",
 * …}}}, where the error is written as HTTP callers read it.
 */
public final class RpcFailure {
  /** The name of an error that no function threw: the function is not here. */
  static final String UNKNOWN = "UnknownRemoteFunctionError";

  private RpcFailure() {}

  /** Turns whatever was thrown into an answer, and logs what nobody expected. */
  static JsonWriter answer(RpcDoor door, Throwable thrown) {
    String errorId = Wire.newId();
    try {
      PikkuException known =
          thrown instanceof PikkuException pikku ? pikku : door.translated(thrown);
      if (known == null || known.status() >= 500) {
        door.log().log(Logger.Level.ERROR, "The call failed, error id " + errorId, thrown);
      }
      return known == null
          ? HttpFailure.unknown(begin(500), errorId, null).endObject()
          : HttpFailure.known(begin(known.status()), known, errorId).endObject();
    } catch (Throwable worse) {
      // out of memory, a logger that fails, or a payload that is no JSON
      return worse(door, errorId, worse);
    }
  }

  private static JsonWriter worse(RpcDoor door, String errorId, Throwable worse) {
    try {
      door.log().log(
          Logger.Level.ERROR, "The call failed, and so did its answer, error id " + errorId, worse);
    } catch (Throwable worst) {
      // the caller gets an answer all the same
    }
    return HttpFailure.unknown(begin(500), errorId, null).endObject();
  }

  /** Answers a call of a function that is not here. */
  static JsonWriter unknown(RpcDoor door, RpcWire wire) {
    door.log().warn("A remote call names a function that is not here");
    return refusal(404, UNKNOWN, "There is no such function here");
  }

  /** Says that a session does not count. */
  static void unsigned(RpcDoor door, RpcWire wire) {
    door.log()
        .warn(
            "The session of a call of "
                + wire.name()
                + " does not count: its signature is of another key, call or time");
  }

  /** Answers what is no remote call, and logs that it came. Nothing of it is told. */
  public static JsonWriter foreign(Map<String, String> environment) {
    JsonLogger.of(environment)
        .warn(
            "The payload is no remote call; it was answered with 400. The handler takes what"
                + " interfaces annotated @RemoteFunction send.");
    return refusal(400, "BadRequestError", "The payload is no remote call");
  }

  /** Answers for a door that did not open, and logs why. */
  public static JsonWriter closed(Map<String, String> environment, Throwable thrown) {
    return HttpFailure.closed(begin(500), JsonLogger.of(environment), thrown).endObject();
  }

  private static JsonWriter refusal(int status, String name, @Nullable String message) {
    JsonWriter out = begin(status).beginObject().name("name").value(name);
    return out.name("message").value(message).endObject().endObject();
  }

  private static JsonWriter begin(int status) {
    return new JsonWriter().beginObject().name("status").value(status).name("error");
  }
}
