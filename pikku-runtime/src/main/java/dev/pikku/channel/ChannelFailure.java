package dev.pikku.channel;

import dev.pikku.error.PikkuException;
import dev.pikku.http.HttpFailure;
import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.Logger;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Wire;
import org.jspecify.annotations.Nullable;

/** What clients hear of calls that threw. */
final class ChannelFailure {
  private ChannelFailure() {}

  /** The answer to a connection that is refused. */
  static HttpResponse refusal(ChannelDoor door, Throwable thrown) {
    try {
      PikkuException known = known(door, thrown);
      JsonWriter body = new JsonWriter();
      write(body, door, thrown, known);
      return new HttpResponse(known == null ? 500 : known.status()).json(body);
    } catch (Throwable worse) {
      JsonWriter body = new JsonWriter();
      return writeWorse(body, door, worse) ? new HttpResponse(500).json(body) : status500();
    }
  }

  private static HttpResponse status500() {
    return new HttpResponse(500);
  }

  /**
   * The frame that is sent instead of a reply; null if there is no saying anything.
   *
   * @param key the routing key
   */
  static byte @Nullable [] frame(ChannelDoor door, ChannelWire wire, String key, Throwable thrown) {
    try {
      JsonWriter out = new JsonWriter();
      out.beginObject().name("error");
      write(out, door, thrown, known(door, thrown));
      if (out.length() > Connections.MOST_BYTES / 2) {
        throw ChannelRefusal.tooLarge(out.length());
      }
      return ended(out, wire, key);
    } catch (Throwable worse) {
      JsonWriter out = new JsonWriter();
      out.beginObject().name("error");
      return writeWorse(out, door, worse) ? ended(out, wire, key) : null;
    }
  }

  private static byte[] ended(JsonWriter out, ChannelWire wire, String key) {
    if (!wire.action().isEmpty()) {
      out.name(key).value(wire.action());
    }
    return out.endObject().toByteArray();
  }

  private static @Nullable PikkuException known(ChannelDoor door, Throwable thrown) {
    return thrown instanceof PikkuException pikku ? pikku : door.translated(thrown);
  }

  /** What callers learn of an exception; the exception itself where that is nothing. */
  static Throwable told(ChannelDoor door, Throwable thrown) {
    try {
      PikkuException known = known(door, thrown);
      return known == null ? thrown : known;
    } catch (Throwable worse) {
      return thrown;
    }
  }

  /** Writes what may be known of a failure, and logs what nobody expected. */
  private static void write(
      JsonWriter out, ChannelDoor door, Throwable thrown, @Nullable PikkuException known) {
    String errorId = Wire.newId();
    if (known == null || known.status() >= 500) {
      door.log().log(Logger.Level.ERROR, "The call failed, error id " + errorId, thrown);
    }
    if (known == null) {
      HttpFailure.unknown(out, errorId, door.exposesErrors() ? thrown : null);
    } else {
      HttpFailure.known(out, known, errorId);
    }
  }

  /** Writes where there is no saying what was thrown; false where not even that can be done. */
  private static boolean writeWorse(JsonWriter out, ChannelDoor door, Throwable worse) {
    try {
      String errorId = Wire.newId();
      HttpFailure.unknown(out, errorId, null);
      door.log().log(
          Logger.Level.ERROR, "The call failed, and so did its answer, error id " + errorId, worse);
      return true;
    } catch (Throwable worst) {
      // out of memory, perhaps, or a logger that fails
      return false;
    }
  }

  /** Logs what went wrong beside the call itself; throws nothing. */
  static void log(ChannelDoor door, String what, Throwable thrown) {
    try {
      door.log().log(Logger.Level.ERROR, what, thrown);
    } catch (Throwable worse) {
      // out of memory, or a logger that fails
    }
  }
}
