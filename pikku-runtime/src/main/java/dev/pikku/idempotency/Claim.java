package dev.pikku.idempotency;

import org.jspecify.annotations.Nullable;

/** What came of claiming a key. Stores extend it for keys that the caller got. */
public abstract class Claim {
  private final State state;
  private final String input;
  private final @Nullable String answer;

  /** Who has a key. */
  public enum State {
    /** This caller, who has to {@link #complete} or {@link #release} it. */
    TAKEN,
    /** Another call, that still runs. */
    BUSY,
    /** Another call, that is done. */
    DONE
  }

  /** A key that the caller got. */
  protected Claim(String input) {
    this(State.TAKEN, input, null);
  }

  private Claim(State state, String input, @Nullable String answer) {
    this.state = state;
    this.input = input;
    this.answer = answer;
  }

  /** A key whose call still runs. */
  public static Claim busy(String input) {
    return new Others(State.BUSY, input, null);
  }

  /**
   * A key whose call is done.
   *
   * @param answer what {@link #complete} was given
   */
  public static Claim done(String input, @Nullable String answer) {
    return new Others(State.DONE, input, answer);
  }

  public final State state() {
    return state;
  }

  /** What the call that has the key gave for its input. */
  public final String input() {
    return input;
  }

  /** The answer of a call that is done; null if it has none. */
  public final @Nullable String answer() {
    return answer;
  }

  /**
   * The transaction that {@link #complete} commits; null if this store has none of that type.
   *
   * @param type such as {@code java.sql.Connection}
   */
  public <T> @Nullable T transaction(Class<T> type) {
    return null;
  }

  /**
   * Notes that the call is done, and commits what its transaction did.
   *
   * @param expiresAt until when that is remembered, in seconds since the epoch
   * @return false if the claim had ended, and somebody else has the key: nothing is noted and
   *     nothing committed
   */
  public abstract boolean complete(@Nullable String answer, long expiresAt);

  /** Undoes what the transaction did, and gives the key back for the next attempt. */
  public abstract void release();

  private static final class Others extends Claim {
    Others(State state, String input, @Nullable String answer) {
      super(state, input, answer);
    }

    @Override
    public boolean complete(@Nullable String answer, long expiresAt) {
      throw new IllegalStateException("The key is another call's");
    }

    @Override
    public void release() {}
  }
}
