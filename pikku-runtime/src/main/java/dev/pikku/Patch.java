package dev.pikku;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that keeps apart what was not said, what was said to be null, and a value: for inputs
 * that change only what they name.
 *
 * @param <T> the value's type
 */
public final class Patch<T> {
  private static final Patch<?> ABSENT = new Patch<>(false, null);
  private static final Patch<?> NULL = new Patch<>(true, null);

  private final boolean said;
  private final @Nullable T value;

  private Patch(boolean said, @Nullable T value) {
    this.said = said;
    this.value = value;
  }

  /** Nothing was said. */
  @SuppressWarnings("unchecked") // it holds no value
  public static <T> Patch<T> absent() {
    return (Patch<T>) ABSENT;
  }

  /** Null was said. */
  @SuppressWarnings("unchecked") // it holds no value
  public static <T> Patch<T> ofNull() {
    return (Patch<T>) NULL;
  }

  /** A value was said, or null. */
  public static <T> Patch<T> of(@Nullable T value) {
    return value == null ? ofNull() : new Patch<>(true, value);
  }

  public boolean isAbsent() {
    return !said;
  }

  public boolean isNull() {
    return said && value == null;
  }

  /**
   * The value.
   *
   * @throws NoSuchElementException if there is none
   */
  public T value() {
    if (value == null) {
      throw new NoSuchElementException(toString());
    }
    return value;
  }

  /** What a component becomes: the value or null that was said, or what it was before. */
  public @Nullable T orElse(@Nullable T before) {
    return isAbsent() ? before : value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Patch<?> patch
        && said == patch.said
        && Objects.equals(value, patch.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    if (isAbsent()) {
      return "Patch.absent";
    }
    return isNull() ? "Patch.ofNull" : "Patch.of(" + value + ")";
  }
}
