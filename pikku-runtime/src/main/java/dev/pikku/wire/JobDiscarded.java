package dev.pikku.wire;

/** Ends a queue job as done; thrown by {@link QueueJob#discard}. */
public final class JobDiscarded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobDiscarded(String reason) {
    super(reason, null, false, false);
  }
}
