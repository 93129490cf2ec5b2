package dev.pikku.wire;

/** Ends a scheduled task as done; thrown by {@link ScheduledTask#skip}. */
public final class TaskSkipped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaskSkipped(String reason) {
    super(reason, null, false, false);
  }
}
