package dev.pikku.aws;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What stores can keep as a key, everywhere the same, so that nothing fails only elsewhere. */
final class StoredText {
  private StoredText() {}

  /**
   * A session as it is; JSON has no need of what is refused here.
   *
   * @throws IllegalArgumentException if it has a character that PostgreSQL cannot keep
   */
  static void checkSession(@Nullable String session) {
    if (session != null && session.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "A session has the character NUL, which not every database keeps. Escape it as in JSON.");
    }
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
