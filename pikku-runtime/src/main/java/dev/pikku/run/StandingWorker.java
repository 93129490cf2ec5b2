package dev.pikku.run;

import org.jspecify.annotations.Nullable;

/**
 * A thread that begins one batch after the other: it waits between them, because starting a thread
 * takes longer than most jobs.
 */
final class StandingWorker implements Runnable {
  private @Nullable Runnable work;
  private boolean dismissed;
  private @Nullable Thread thread;

  /** Starts the thread. */
  static StandingWorker start() {
    StandingWorker worker = new StandingWorker();
    worker.thread = Batch.startPlatform(worker);
    return worker;
  }

  /** Hands over what is done next; whatever it throws is its own to catch. */
  synchronized void give(Runnable next) {
    work = next;
    notifyAll();
  }

  /** Lets the thread end once it is done with what it does. */
  synchronized void dismiss() {
    dismissed = true;
    notifyAll();
  }

  /** Dismisses it, and interrupts what it does. */
  void interrupt() {
    dismiss();
    Thread hanging = thread;
    if (hanging != null) {
      hanging.interrupt();
    }
  }

  @Override
  public void run() {
    for (Runnable next = take(); next != null; next = take()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable take() {
    while (work == null && !dismissed) {
      try {
        wait();
      } catch (InterruptedException ending) {
        dismissed = true;
      }
    }
    Runnable next = work;
    work = null;
    return next;
  }
}
