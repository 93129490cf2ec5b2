package dev.pikku.http;

import dev.pikku.error.BadRequestException;

/** A request path cut into segments, for generated routing. */
public final class RoutePath {
  private static final int FEW = 8;

  private final String path;
  private int[] ends = new int[FEW];
  private int size;

  /**
   * @param path as sent, percent-encoded, beginning with a slash. One trailing slash is ignored;
   *     the root has no segments.
   */
  public RoutePath(String path) {
    this.path = path;
    int from = path.startsWith("/") ? 1 : 0;
    int to = path.length();
    if (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    // what is left of "//" is one empty segment, of "/" none
    if (path.length() <= 1 && to <= from) {
      return;
    }
    for (int i = from; i < to; i++) {
      if (path.charAt(i) == '/') {
        add(i);
      }
    }
    add(to);
  }

  private void add(int end) {
    if (size == ends.length) {
      int[] more = new int[size * 2];
      System.arraycopy(ends, 0, more, 0, size);
      ends = more;
    }
    ends[size++] = end;
  }

  /** The number of segments. */
  public int size() {
    return size;
  }

  /** Whether there is a segment that is not empty: what a parameter matches. */
  public boolean has(int index) {
    return index < size && ends[index] > start(index);
  }

  /**
   * The segment as sent, percent-encoded: what static segments are compared with. Empty beyond the
   * end.
   */
  public String segment(int index) {
    return index < size ? path.substring(start(index), ends[index]) : "";
  }

  /**
   * The segment decoded: a path parameter.
   *
   * @throws BadRequestException if its encoding is malformed
   */
  public String parameter(int index) {
    return decoded(segment(index));
  }

  /**
   * Everything from a segment on, decoded, slashes kept: a rest parameter.
   *
   * @throws BadRequestException if its encoding is malformed
   */
  public String rest(int index) {
    return decoded(path.substring(start(index), ends[size - 1]));
  }

  private static String decoded(String text) {
    return text.indexOf('%') < 0 ? text : PercentCode.decode(text, 0, text.length(), false);
  }

  private int start(int index) {
    return index == 0 ? (path.startsWith("/") ? 1 : 0) : ends[index - 1] + 1;
  }

  @Override
  public String toString() {
    return path;
  }
}
