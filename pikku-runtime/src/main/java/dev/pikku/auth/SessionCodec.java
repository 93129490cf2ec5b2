package dev.pikku.auth;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Puts a session into the claims of a token, and takes it out again. Generated for the record
 * annotated {@code @PikkuSession}: whoever takes a {@code SessionCodec<UserSession>} gets it.
 *
 * @param <S> the record annotated {@code @PikkuSession}
 */
public interface SessionCodec<S> {

  /** The session's record. */
  Class<S> type();

  /** Writes the session's components as members of the object that is open. */
  void write(JsonWriter out, S session);

  /**
   * Reads an object that has the session's components among others.
   *
   * @return null only where the reader's violations say why
   */
  @Nullable S read(JsonReader in);
}
