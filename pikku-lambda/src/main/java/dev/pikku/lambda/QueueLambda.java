package dev.pikku.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.event.SqsEvent;
import dev.pikku.run.ColdStart;
import dev.pikku.run.QueueDoor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What the generated queue handler extends: reads a batch, has the door work it, says what failed.
 */
public abstract class QueueLambda extends ColdStart<QueueDoor> implements RequestStreamHandler {

  /** Opens the door at once. */
  protected QueueLambda() {
    this(false);
  }

  /**
   * Opens the door.
   *
   * @param lazy whether at the first event, not here
   */
  protected QueueLambda(boolean lazy) {
    this(System.getenv(), lazy);
  }

  /** Opens the door with an environment other than the process's. */
  protected QueueLambda(Map<String, String> environment, boolean lazy) {
    super(environment, lazy);
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    QueueDoor door;
    try {
      door = door();
    } catch (Throwable closed) {
      report(closed);
      throw closed;
    }
    SqsEvent event =
        SqsEvent.read(
            in.readAllBytes(),
            door.names(),
            environment(),
            System.currentTimeMillis() + context.getRemainingTimeInMillis());
    JsonWriter answer = event.answer(door.work(event.jobs()));
    out.write(answer.buffer(), 0, answer.length());
  }
}
