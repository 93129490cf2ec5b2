package dev.pikku.run;

import dev.pikku.wire.QueueJob;
import java.util.HashMap;
import java.util.List;

/**
 * One batch of queue jobs on its way.
 *
 * <p>It begins on one worker: functions that only compute are done before more threads would pay. A
 * batch that takes longer than that gets them. The caller works none of several jobs itself,
 * because one that hangs must not keep it from answering for the others before the platform ends
 * the call.
 */
final class Batch implements Runnable {
  private static final long QUICK_MILLIS = 20;
  private static final long LONGEST_MARGIN_MILLIS = 1000;
  private static final long DAY_MILLIS = 86_400_000;

  private final QueueDoor door;
  private final List<QueueJob> jobs;

  /** The first job of each group, and each job without one. */
  private final int[] heads;

  /** The job after a job in its group, 0 at the group's end. */
  private final int[] following;

  private final long begin = System.nanoTime();
  private final long stopAt;

  private int units;
  private int nextUnit;
  private int unitsLeft;
  private final boolean[] failed;

  Batch(QueueDoor door, List<QueueJob> jobs) {
    this.door = door;
    this.jobs = jobs;
    int size = jobs.size();
    heads = new int[size];
    following = new int[size];
    failed = new boolean[size];
    HashMap<String, Integer> lastOfGroup = null;
    for (int i = 0; i < size; i++) {
      failed[i] = true;
      String group = jobs.get(i).group();
      Integer before = null;
      if (group != null) {
        if (lastOfGroup == null) {
          lastOfGroup = new HashMap<>();
        }
        before = lastOfGroup.put(jobs.get(i).queue() + " " + group, i);
      }
      if (before == null) {
        heads[units++] = i;
      } else {
        following[before] = i;
      }
    }
    unitsLeft = units;
    long remaining = size == 0 ? 0 : Math.min(jobs.get(0).remainingMillis(), DAY_MILLIS);
    long margin = Math.min(LONGEST_MARGIN_MILLIS, remaining / 10);
    stopAt = begin + (remaining - margin) * 1_000_000;
  }

  /**
   * Runs the batch until it is done or the time is over.
   *
   * @param worker begins; where it is not done in time, it is dismissed
   * @return whether the worker can take another batch
   */
  boolean run(StandingWorker worker, int parallelism) {
    worker.give(this);
    await(begin + QUICK_MILLIS * 1_000_000);
    int left = unitsLeft();
    if (left > 0) {
      Thread[] others = Workers.start(this, Math.min(parallelism, left) - 1);
      await(stopAt);
      if (unitsLeft() > 0) {
        worker.interrupt();
        Workers.interrupt(others);
        return false;
      }
    }
    return true;
  }

  /** A platform thread, which a young process has sooner than a virtual one. */
  static Thread startPlatform(Runnable work) {
    Thread thread = new Thread(work, "pikku-worker");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** For each job whether it failed, or was not done. */
  synchronized boolean[] failures() {
    return failed.clone();
  }

  /** A worker's whole life. */
  @Override
  public void run() {
    boolean more;
    do {
      more = runNext();
    } while (more);
  }

  private boolean runNext() {
    int unit = takeUnit();
    if (unit < 0) {
      return false;
    }
    int job = heads[unit];
    do {
      if (System.nanoTime() - stopAt >= 0 || !door.succeeds(jobs.get(job))) {
        break;
      }
      succeeded(job);
      job = following[job];
    } while (job != 0);
    unitDone();
    return true;
  }

  private synchronized int takeUnit() {
    return nextUnit < units ? nextUnit++ : -1;
  }

  private synchronized void succeeded(int job) {
    failed[job] = false;
  }

  private synchronized int unitsLeft() {
    return unitsLeft;
  }

  private synchronized void unitDone() {
    if (--unitsLeft == 0) {
      notifyAll();
    }
  }

  /** Waits for the last unit, or until {@code System.nanoTime()} reaches a time. */
  private synchronized void await(long until) {
    while (unitsLeft > 0) {
      long millis = (until - System.nanoTime()) / 1_000_000 + 1;
      if (until - System.nanoTime() <= 0) {
        return;
      }
      try {
        wait(millis);
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
