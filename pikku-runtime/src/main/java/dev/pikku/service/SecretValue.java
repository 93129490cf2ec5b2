package dev.pikku.service;

/**
 * A secret that never prints: only {@link #reveal} gives the value.
 *
 * <p>Where a store keeps it, the value may change while this object lives. Do not keep what {@code
 * reveal} gives: ask for it where it is used, and a rotated secret is seen without a new start.
 */
public class SecretValue {
  private final String value;

  /** A value that never changes. */
  public SecretValue(String value) {
    this.value = value;
  }

  /** For values that a store keeps, which say themselves what they are now. */
  protected SecretValue() {
    this("");
  }

  /** The value as it is now. */
  public String reveal() {
    return value;
  }

  /**
   * Looks for a newer value, unless somebody else has just done so. That there is none, or that
   * nobody can tell, is no failure.
   */
  protected void renew() {}

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
  public final boolean refresh(String refused) {
    if (!reveal().equals(refused)) {
      return true;
    }
    renew();
    return !reveal().equals(refused);
  }

  @Override
  public final String toString() {
    return "[secret]";
  }
}
