package dev.pikku.aws;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What stores can keep as a key, everywhere the same, so that nothing fails only elsewhere. */
final class StoredText {
  private static final int MAX_TOPIC_BYTES = 1024;

  private StoredText() {}

  /**
   * A topic as it is.
   *
   * @throws IllegalArgumentException if it is too long, or has a character that PostgreSQL cannot
   *     keep
   */
  static String topic(String topic) {
    int bytes = bytes(topic);
    if (bytes > MAX_TOPIC_BYTES) {
      throw new IllegalArgumentException(
          "A topic has " + bytes + " bytes; its name may have " + MAX_TOPIC_BYTES + ".");
    }
    if (topic.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "A topic has the character NUL, which not every database keeps. Name it without.");
    }
    return topic;
  }

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
