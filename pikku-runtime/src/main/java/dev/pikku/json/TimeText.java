package dev.pikku.json;

/** Times of day as text; apart from {@link TimeValues}, which writing has no need of. */
public final class TimeText {
  private static final int MINUTES_END = 5;

  private TimeText() {}

  /**
   * A time as {@code toString} writes it, but with seconds: RFC 3339 asks for them, and {@code
   * toString} leaves them out where they are zero.
   *
   * @param time of {@code java.time}, with or without a date before and an offset behind
   */
  public static String withSeconds(Object time) {
    String text = time.toString();
    int end = text.indexOf('T') + 1 + MINUTES_END;
    boolean has = text.length() > end && text.charAt(end) == ':';
    return has ? text : text.substring(0, end).concat(":00").concat(text.substring(end));
  }
}
