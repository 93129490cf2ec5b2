package dev.pikku.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The live end of one run of a scheduled task. */
public final class ScheduledTask extends Wire {
  private final String name;
  private final Instant firedAt;

  /**
   * @param name the task's name
   * @param firedAt when it was started
   * @param traceId null if one is to be made
   */
  public ScheduledTask(String name, Instant firedAt, @Nullable String traceId, long deadline) {
    super(traceId, deadline);
    this.name = name;
    this.firedAt = firedAt;
  }

  @Override
  public Type type() {
    return Type.SCHEDULER;
  }

  /** The task's name. */
  public String name() {
    return name;
  }

  /** When this run was started. */
  public Instant firedAt() {
    return firedAt;
  }

  /**
   * Ends this run as done, although the function did nothing.
   *
   * @throws TaskSkipped always
   */
  public void skip(String reason) {
    throw new TaskSkipped(reason);
  }
}
