package dev.pikku.channel;

import dev.pikku.auth.SessionCodec;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A session as a channel's row has it. */
final class StoredSession {
  private StoredSession() {}

  /**
   * Gives a call the session that was stored. One that cannot be read counts as none: its record
   * has changed since.
   */
  static <S> void restore(SessionCodec<S> codec, Wire wire, String stored) {
    JsonReader in = new JsonReader(stored.getBytes(StandardCharsets.UTF_8));
    S session;
    try {
      session = codec.read(in);
    } catch (RuntimeException refused) {
      // the record's constructor does not take what an older version of it did
      return;
    }
    if (session != null && in.violations().isEmpty()) {
      wire.session(codec.type()).restore(session);
    }
  }

  /** The call's session as JSON; null if there is none. */
  static <S> @Nullable String of(SessionCodec<S> codec, Wire wire) {
    Session<S> session = wire.session(codec.type());
    if (!session.isPresent()) {
      return null;
    }
    JsonWriter out = new JsonWriter();
    out.beginObject();
    codec.write(out, session.require());
    out.endObject();
    return new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8);
  }

  /**
   * Keeps a session that the call has changed.
   *
   * @param failed whether the call failed: then only the end of a session is kept, because who logs
   *     out is logged out, whatever else fails
   */
  static <S> void keep(
      SessionCodec<S> codec, Wire wire, ChannelStore channels, String id, boolean failed) {
    Session<S> session = wire.session(codec.type());
    if (session.isChanged() && !(failed && session.isPresent())) {
      // a channel that is gone needs none
      boolean unused = channels.setSession(id, of(codec, wire));
    }
  }
}
