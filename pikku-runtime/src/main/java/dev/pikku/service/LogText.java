package dev.pikku.service;

import org.jspecify.annotations.Nullable;

/**
 * What is logged, as text: of bounded length, without line breaks that would pass for lines of the
 * log, and whatever its own methods throw.
 */
final class LogText {
  private static final int LONGEST_STACK = 16_384;
  private static final int LONGEST_TITLE = 1_024;
  private static final int MOST_FRAMES = 64;
  private static final int MOST_THROWABLES = 16;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();
  private final Throwable[] seen = new Throwable[MOST_THROWABLES];
  private int count;

  private LogText() {}

  /** The text of anything. */
  static String of(@Nullable Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException | StackOverflowError worse) {
      return "(none: toString threw " + worse.getClass().getName() + ")";
    }
  }

  /** The message of an exception. */
  static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException | StackOverflowError worse) {
      return "(none: getMessage threw " + worse.getClass().getName() + ")";
    }
  }

  /** Appends text, with what breaks lines or steers terminals in the form of {@code \n}. */
  static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xf));
        }
      } else {
        out.append(c);
      }
    }
  }

  /** An exception with its frames, causes and what it suppressed, as the JDK prints them. */
  static String stack(Throwable thrown) {
    LogText stack = new LogText();
    stack.add(thrown, new StackTraceElement[0], "", "");
    StringBuilder text = stack.text;
    if (text.length() > LONGEST_STACK) {
      text.setLength(LONGEST_STACK);
      text.append("...\n");
    }
    return text.toString();
  }

  private void add(Throwable thrown, StackTraceElement[] enclosing, String caption, String indent) {
    text.append(indent).append(caption);
    if (isSeen(thrown)) {
      text.append("[again: ").append(thrown.getClass().getName()).append("]\n");
      return;
    }
    if (count == MOST_THROWABLES) {
      text.append("... and what caused it\n");
      return;
    }
    seen[count++] = thrown;
    title(thrown);
    StackTraceElement[] frames = frames(thrown);
    int common = common(frames, enclosing);
    int own = frames.length - common;
    for (int i = 0; i < own && i < MOST_FRAMES; i++) {
      text.append(indent).append("\tat ");
      escape(text, frames[i].toString());
      text.append('\n');
    }
    int left = frames.length - Math.min(own, MOST_FRAMES);
    if (left > 0) {
      text.append(indent).append("\t... ").append(left).append(" more\n");
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (count == MOST_THROWABLES) {
        break;
      }
      add(suppressed, frames, "Suppressed: ", indent + "\t");
    }
    Throwable cause = cause(thrown);
    if (cause != null) {
      add(cause, frames, "Caused by: ", indent);
    }
  }

  private void title(Throwable thrown) {
    String title;
    try {
      title = String.valueOf(thrown.toString());
    } catch (RuntimeException | StackOverflowError worse) {
      title = thrown.getClass().getName() + ", whose toString threw " + worse.getClass().getName();
    }
    boolean cut = title.length() > LONGEST_TITLE;
    escape(text, cut ? title.substring(0, LONGEST_TITLE) : title);
    text.append(cut ? "...\n" : "\n");
  }

  private boolean isSeen(Throwable thrown) {
    for (int i = 0; i < count; i++) {
      if (seen[i] == thrown) {
        return true;
      }
    }
    return false;
  }

  /** How many frames at the end an exception shares with the one it caused. */
  private static int common(StackTraceElement[] frames, StackTraceElement[] enclosing) {
    int common = 0;
    while (common < frames.length
        && common < enclosing.length
        && frames[frames.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
      common++;
    }
    return common;
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    try {
      StackTraceElement[] frames = thrown.getStackTrace();
      return frames == null ? new StackTraceElement[0] : frames;
    } catch (RuntimeException | StackOverflowError worse) {
      return new StackTraceElement[0];
    }
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | StackOverflowError worse) {
      return null;
    }
  }
}
