package dev.pikku.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of several messages some were not sent, even after further attempts; the others were.
 *
 * <p>Where the platform did not answer at all, a message named here may have arrived nonetheless:
 * whoever sends it again relies on workers that bear a message twice.
 */
public final class MessagesNotSentException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int[] positions;

  /**
   * @param positions of the messages in the list that was to be sent, ascending
   * @param of how many there were in all
   * @param reason the platform's word for why the first was not; nothing of a message
   */
  public MessagesNotSentException(
      String queue, List<Integer> positions, int of, String reason, @Nullable Throwable cause) {
    super(
        positions.size()
            + " of "
            + of
            + " messages were not sent to the queue "
            + queue
            + ", the first at position "
            + positions.get(0)
            + ": "
            + reason,
        cause);
    this.positions = new int[positions.size()];
    for (int i = 0; i < this.positions.length; i++) {
      this.positions[i] = positions.get(i);
    }
  }

  /** Which messages were not sent, by their positions in the list, from 0, ascending. */
  public int[] positions() {
    return positions.clone();
  }
}
