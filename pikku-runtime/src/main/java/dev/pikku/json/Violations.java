package dev.pikku.json;

import dev.pikku.error.InvalidInputException;
import dev.pikku.error.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with one input, so that the caller learns all of it at once.
 */
public final class Violations {
  /** Where reading ends, so that a hostile input can make neither its cost nor its answer large. */
  public static final int MAX = 100;

  // names come from the caller, and paths go into answers and logs
  private static final int LONGEST_PATH = 600;

  private @Nullable List<Violation> found;
  private boolean checking = true;

  /**
   * Adds what is wrong at a path such as {@code items[2].name}.
   *
   * @throws InvalidInputException if that makes {@link #MAX}
   */
  public void add(String path, String message) {
    if (found == null) {
      found = new ArrayList<>();
    }
    boolean isLong = path.length() > LONGEST_PATH;
    found.add(
        new Violation(isLong ? path.substring(0, LONGEST_PATH).concat("...") : path, message));
    if (found.size() == MAX) {
      raise();
    }
  }

  /** Adds what was found elsewhere. */
  public void addAll(Violations others) {
    if (others.found != null) {
      for (Violation other : others.found) {
        add(other.path(), other.message());
      }
    }
  }

  /** The path of an element, such as {@code items[2]}. */
  public static String at(String path, int index) {
    return path + "[" + index + "]";
  }

  /** The path of a map's entry, such as {@code labels.color}. */
  public static String at(String path, Object key) {
    return path.isEmpty() ? key.toString() : path + "." + key;
  }

  public boolean isEmpty() {
    return found == null;
  }

  /** How many were found. */
  public int size() {
    return found == null ? 0 : found.size();
  }

  /**
   * Whether constraints are checked here: yes from the input's root, and below it where a component
   * is {@code @Valid}.
   */
  public boolean checking() {
    return checking;
  }

  /**
   * Turns constraint checks on or off for what is read next.
   *
   * @return what it was before
   */
  public boolean checking(boolean on) {
    boolean before = checking;
    checking = on;
    return before;
  }

  /**
   * Ends the reading of an input.
   *
   * @throws InvalidInputException if anything is wrong
   */
  public void raise() {
    if (found != null) {
      throw InvalidInputException.of(found);
    }
  }
}
