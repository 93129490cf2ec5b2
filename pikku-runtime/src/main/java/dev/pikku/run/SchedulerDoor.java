package dev.pikku.run;

import dev.pikku.service.Logger;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.TaskSkipped;
import dev.pikku.wire.Wire;
import org.jspecify.annotations.Nullable;

/** The way of scheduled tasks to functions; generated code extends it. */
public abstract class SchedulerDoor extends Door {

  /**
   * Finds the wiring of a task: a generated switch.
   *
   * @return the wiring's number, or -1
   */
  protected abstract int find(String task);

  /**
   * Runs exactly the task that was named.
   *
   * @throws Exception what the task threw; being skipped is no failure
   */
  public final void runTask(ScheduledTask task) throws Exception {
    int wiring = find(task.name());
    if (wiring < 0) {
      throw new IllegalStateException(
          "The event names the task \"" + task.name() + "\", which is not wired here");
    }
    task.wiring(wiring);
    long begin = System.nanoTime();
    Throwable failure = null;
    Wire.current(task);
    try {
      chain(wiring).run(task);
    } catch (TaskSkipped skipped) {
      failure = skipped;
      logger().info("The task " + task.name() + " was skipped: " + skipped.getMessage());
    } catch (Throwable thrown) {
      failure = thrown;
      logger().log(Logger.Level.ERROR, "The task " + task.name() + " failed", thrown);
      throw thrown;
    } finally {
      ended(task, failure, System.nanoTime() - begin);
      Wire.current(null);
    }
  }

  /**
   * Called when a task has ended, still within its call; throws nothing. Generated code logs and
   * counts runs here, where the config asks for that.
   *
   * @param thrown null if the task ran to its end
   * @param nanos how long it took
   */
  protected void ended(ScheduledTask task, @Nullable Throwable thrown, long nanos) {}
}
