package dev.pikku.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What every store of content asks of its arguments. */
public final class ContentRules {
  private static final int MAX_KEY_BYTES = 1024;
  private static final Duration LONGEST = Duration.ofDays(7);

  private ContentRules() {}

  /** The key; its text is not in the message, as it may be what a caller sent. */
  public static String key(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isISOControl(c) || c == '\\') {
        throw new IllegalArgumentException(
            "A key of content has no control characters and no backslashes");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < key.length()
          && Character.isLowSurrogate(key.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException("A key of content is text that UTF-8 can have");
      }
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      throw new IllegalArgumentException(
          "A key of content has " + MAX_KEY_BYTES + " bytes in UTF-8 at most");
    }
    for (int from = 0; from <= key.length(); ) {
      int end = key.indexOf('/', from);
      end = end < 0 ? key.length() : end;
      String segment = key.substring(from, end);
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException(
            "A key of content has no empty segment, and none that is . or ..");
      }
      from = end + 1;
    }
    return key;
  }

  /** The content type: visible ASCII characters and single spaces between them. */
  public static String type(String type) {
    boolean space = true;
    boolean slash = false;
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && space)) {
        throw illegalType();
      }
      space = c == ' ';
      slash |= c == '/';
    }
    if (space || !slash) {
      throw illegalType();
    }
    return type;
  }

  private static IllegalArgumentException illegalType() {
    return new IllegalArgumentException("A content type is a text such as \"image/png\"");
  }

  /** The whole seconds for which a link is valid. */
  public static long seconds(Duration validFor) {
    if (validFor.compareTo(Duration.ofSeconds(1)) < 0 || validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A link is valid for one second to seven days");
    }
    return validFor.toSeconds();
  }

  /** The length of what is to be uploaded. */
  public static long length(long length) {
    if (length < 0) {
      throw new IllegalArgumentException("Content has no negative length");
    }
    return length;
  }
}
