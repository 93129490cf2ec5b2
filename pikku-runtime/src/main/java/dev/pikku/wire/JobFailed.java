package dev.pikku.wire;

/** Ends a queue job as failed; thrown by {@link QueueJob#fail}. */
public final class JobFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobFailed(String reason) {
    super(reason, null, false, false);
  }
}
