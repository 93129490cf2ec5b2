package dev.pikku.run;

import dev.pikku.error.InvalidInputException;
import dev.pikku.json.JsonReader;
import dev.pikku.service.Logger;
import dev.pikku.wire.JobDiscarded;
import dev.pikku.wire.JobFailed;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of queue messages to functions; generated code extends it. */
public abstract class QueueDoor extends Door {
  private @Nullable StandingWorker worker;

  /**
   * The queues that are worked here, by their names in the workspace. The place of a queue is the
   * number of its wiring.
   */
  protected abstract String[] queues();

  /** The most jobs of one batch that run at the same time. */
  protected int parallelism() {
    return 10;
  }

  /**
   * A reader of a job's message; {@link #end} ends the reading.
   *
   * <p>Generated code reads its input so: {@code JsonReader in = json(job); TodoId input =
   * TodoIdBinder.read(in); end(in);}
   */
  public final JsonReader json(QueueJob job) {
    return new JsonReader(job.body());
  }

  /**
   * Ends the reading of a message.
   *
   * @throws dev.pikku.error.PikkuException if more follows, or a violation was found
   */
  public final void end(JsonReader in) {
    in.end();
    in.violations().raise();
  }

  /** The names of {@link #queues}, for transports that have to translate theirs. */
  public final String[] names() {
    return queues();
  }

  /**
   * Works a batch. Jobs of one group run one after the other and stop at the group's first failure;
   * all else runs at the same time where that helps.
   *
   * @return for each job whether it failed and has to come again
   */
  public final boolean[] work(List<QueueJob> jobs) {
    Batch batch = new Batch(this, jobs);
    if (jobs.size() < 2) {
      batch.run();
    } else {
      StandingWorker begins = takeWorker();
      if (batch.run(begins, parallelism())) {
        giveBack(begins);
      }
    }
    return batch.failures();
  }

  private synchronized StandingWorker takeWorker() {
    StandingWorker free = worker;
    worker = null;
    return free == null ? StandingWorker.start() : free;
  }

  private synchronized void giveBack(StandingWorker free) {
    if (worker == null) {
      worker = free;
    } else {
      free.dismiss();
    }
  }

  /** Runs one job; whatever it throws is its own failure. */
  final boolean succeeds(QueueJob job) {
    long begin = System.nanoTime();
    Throwable failure = null;
    Wire.current(job);
    try {
      int wiring = find(job.queue());
      if (wiring < 0) {
        logger().error("Nothing works the queue " + job.queue() + " here: the job fails");
        return false;
      }
      job.wiring(wiring);
      enter(job);
      chain(wiring).run(job);
      return true;
    } catch (Throwable thrown) {
      failure = thrown;
      return isDiscarded(job, thrown);
    } finally {
      if (job.wiring() >= 0) {
        ended(job, failure, System.nanoTime() - begin);
      }
      Wire.current(null);
    }
  }

  /**
   * Called before a job's middleware. Generated code restores the session of whoever sent the
   * message here, where a worker asks for that.
   */
  protected void enter(QueueJob job) {}

  /**
   * Called when a job has ended, still within its call; throws nothing. Generated code logs and
   * counts jobs here, where the config asks for that.
   *
   * @param thrown null if the job is done
   * @param nanos how long it took
   */
  protected void ended(QueueJob job, @Nullable Throwable thrown, long nanos) {}

  private boolean isDiscarded(QueueJob job, Throwable thrown) {
    try {
      String name = job.id() + " of " + job.queue();
      if (thrown instanceof JobDiscarded) {
        logger().info("The job " + name + " was discarded: " + thrown.getMessage());
        return true;
      }
      if (thrown instanceof JobFailed) {
        logger().warn("The job " + name + " failed: " + thrown.getMessage());
      } else {
        String why = thrown instanceof InvalidInputException bad ? ": " + bad.summary() : "";
        logger().log(Logger.Level.ERROR, "The job " + name + " failed" + why, thrown);
      }
    } catch (Throwable worse) {
      // out of memory, or a logger that fails: the job is decided all the same
      return thrown instanceof JobDiscarded;
    }
    return false;
  }

  private int find(String queue) {
    String[] queues = queues();
    for (int i = 0; i < queues.length; i++) {
      if (queues[i].equals(queue)) {
        return i;
      }
    }
    return -1;
  }
}
