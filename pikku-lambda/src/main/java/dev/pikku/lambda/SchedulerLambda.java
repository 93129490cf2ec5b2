package dev.pikku.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pikku.lambda.event.ScheduleEvent;
import dev.pikku.run.ColdStart;
import dev.pikku.run.SchedulerDoor;
import dev.pikku.wire.ScheduledTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;

/** What the generated scheduler handler extends: runs the task that the event names. */
public abstract class SchedulerLambda extends ColdStart<SchedulerDoor>
    implements RequestStreamHandler {

  /** Opens the door at once. */
  protected SchedulerLambda() {
    this(false);
  }

  /**
   * Opens the door.
   *
   * @param lazy whether at the first event, not here
   */
  protected SchedulerLambda(boolean lazy) {
    this(System.getenv(), lazy);
  }

  /** Opens the door with an environment other than the process's. */
  protected SchedulerLambda(Map<String, String> environment, boolean lazy) {
    super(environment, lazy);
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    SchedulerDoor door;
    try {
      door = door();
    } catch (Throwable closed) {
      report(closed);
      throw closed;
    }
    ScheduleEvent event = ScheduleEvent.read(in.readAllBytes(), Instant.now());
    if (event.isLeftOut()) {
      return;
    }
    ScheduledTask task =
        event.task(System.currentTimeMillis() + context.getRemainingTimeInMillis());
    try {
      door.runTask(task);
    } catch (RuntimeException | IOException thrown) {
      throw thrown;
    } catch (Exception thrown) {
      throw new IllegalStateException("The task " + task.name() + " failed", thrown);
    }
  }
}
