package dev.pikku.service;

import org.jspecify.annotations.Nullable;

/**
 * A secret that never prints: only {@link #reveal} gives the value.
 *
 * <p>Where a store keeps it, the value may change while this object lives. Do not keep what {@code
 * reveal} gives: ask for it where it is used, and a rotated secret is seen without a new start.
 */
public final class SecretValue {

  /** Where a value comes from that may change. */
  public interface Source {
    /** The current value. */
    String current();

    /**
     * Looks for a newer value, unless somebody else has just done so. That there is none, or that
     * nobody can tell, is no failure.
     */
    void renew();
  }

  private final @Nullable String value;
  private final @Nullable Source source;

  /** A value that never changes. */
  public SecretValue(String value) {
    this.value = value;
    this.source = null;
  }

  /** A value that is asked for each time it is revealed. */
  public SecretValue(Source source) {
    this.value = null;
    this.source = source;
  }

  /** The value as it is now. */
  @SuppressWarnings("NullAway") // one of both is there
  public String reveal() {
    return source == null ? value : source.current();
  }

  /**
   * Looks for a newer value after one was refused, so that a password that has just been rotated is
   * no failure:
   *
   * <pre>{@code
   * String password = secret.reveal();
   * try {
   *   return connect(password);
   * } catch (AuthenticationException refused) {
   *   if (!secret.refresh(password)) {
   *     throw refused;
   *   }
   *   return connect(secret.reveal());
   * }
   * }</pre>
   *
   * <p>Callers that come at the same time share one look, and those that come soon after do without
   * one: somebody who guesses passwords does not make a store be asked for each.
   *
   * @param refused what {@link #reveal} gave before
   * @return whether the value is another one now, so that it is worth another attempt
   */
  public boolean refresh(String refused) {
    if (!reveal().equals(refused)) {
      return true;
    }
    if (source == null) {
      return false;
    }
    source.renew();
    return !reveal().equals(refused);
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
