package dev.pikku.generator.diagnostic;

import java.util.Comparator;

/**
 * Where something stands.
 *
 * @param file a path relative to the build's root, or a class file's name; empty if there is none
 * @param line from 1; 0 if unknown
 * @param column from 1; 0 if unknown
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  /** No place at all: the problem is the build's as a whole. */
  public static final Place NONE = new Place("", 0, 0);

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  public Place(String file, int line) {
    this(file, line, 0);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, as far as known. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
      if (column > 0) {
        text.append(':').append(column);
      }
    }
    return text.toString();
  }
}
