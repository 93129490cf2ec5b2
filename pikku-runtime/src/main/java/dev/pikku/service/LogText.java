package dev.pikku.service;

import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What is logged, as text: of bounded length, without line breaks that would pass for lines of the
 * log, and whatever its own methods throw.
 */
final class LogText extends PrintWriter {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_LINE = 1_024;

  private final StringBuilder text = new StringBuilder();

  private LogText() {
    super(Writer.nullWriter());
  }

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
      } else if ((c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0000", hex.length(), 4).append(hex);
      } else {
        out.append(c);
      }
    }
  }

  /** An exception with its frames, causes and what it suppressed, as the JDK prints them. */
  static String stack(Throwable thrown) {
    LogText stack = new LogText();
    try {
      thrown.printStackTrace(stack);
    } catch (RuntimeException | StackOverflowError worse) {
      if (!stack.isFull()) {
        // what cannot be told of must be logged all the same
        stack.println((Object) (thrown.getClass().getName() + ", of which this is all:"));
        StackTraceElement[] frames = worse.getStackTrace();
        for (int i = 0; i < frames.length && !stack.isFull(); i++) {
          stack.println((Object) ("\tat " + frames[i]));
        }
      }
    }
    return stack.text.toString();
  }

  private boolean isFull() {
    return text.length() > LONGEST - LONGEST_LINE;
  }

  /**
   * Takes a line of a stack trace: the JDK prints each so.
   *
   * @throws IllegalStateException if there is no room for more, as causes may have no end
   */
  @Override
  public void println(@Nullable Object line) {
    String whole = String.valueOf(line);
    boolean cut = whole.length() > LONGEST_LINE;
    escape(text, cut ? whole.substring(0, LONGEST_LINE) : whole);
    text.append(cut ? "...\n" : "\n");
    if (isFull()) {
      text.append("...\n");
      throw new IllegalStateException("no room");
    }
  }
}
