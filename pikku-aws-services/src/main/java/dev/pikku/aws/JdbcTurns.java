package dev.pikku.aws;

import java.io.InterruptedIOException;
import java.sql.SQLException;

/** Counts how often something is tried, and says when not to try it again. */
final class JdbcTurns {
  private static final int TURNS = 12;
  private static final int RECONNECTIONS = 2;
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 400;

  private final String what;
  private int turn;

  /**
   * @param what is tried, after "The database did not"
   */
  JdbcTurns(String what) {
    this.what = what;
  }

  /**
   * Waits for another turn, if that may help.
   *
   * @param always whether it may whatever has failed
   * @throws IllegalStateException if it may not. The text has the state, and of the cause nothing:
   *     drivers quote values and URLs.
   */
  void another(SQLException failed, boolean always) {
    turn++;
    String state = failed.getSQLState();
    if (turn == TURNS || !(always || isTransient(state == null ? "" : state))) {
      throw refusal(what, failed);
    }
    try {
      AwsClient.pause(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(turn, 10)));
    } catch (InterruptedIOException interrupted) {
      throw refusal(what, failed);
    }
  }

  /**
   * Violations of constraints, where somebody else was faster; rollbacks because of others; H2's
   * timeout of locks. And connections that broke, which others replace.
   */
  private boolean isTransient(String state) {
    return state.startsWith("23")
        || state.startsWith("40")
        || state.equals("HYT00")
        || (turn <= RECONNECTIONS && isBroken(state));
  }

  /** As the standard, PostgreSQL when it shuts down, and H2 say it. */
  private static boolean isBroken(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("90");
  }

  static IllegalStateException refusal(String what, SQLException failed) {
    Throwable root = failed;
    for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
      root = root.getCause();
    }
    return new IllegalStateException(
        "The database did not "
            + what
            + ": "
            + root.getClass().getName()
            + " (SQL state "
            + failed.getSQLState()
            + ", code "
            + failed.getErrorCode()
            + ")");
  }
}
