package dev.pikku.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.event.HttpAnswer;
import dev.pikku.lambda.event.HttpEvent;
import dev.pikku.run.ColdStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the generated HTTP handler extends: reads an event, has the door serve it, writes. */
public abstract class HttpLambda extends ColdStart<HttpDoor> implements RequestStreamHandler {
  private static final String PRIMING =
      "{\"rawPath\":\"/\",\"headers\":{\"content-type\":\"application/json\"},\"requestContext\":"
          + "{\"http\":{\"method\":\"POST\"}},\"body\":\"{\\\"a\\\":\\\"b\\\"}\"}";

  /** Opens the door at once. */
  protected HttpLambda() {
    this(false);
  }

  /**
   * Opens the door.
   *
   * @param lazy whether at the first event, not here
   */
  protected HttpLambda(boolean lazy) {
    this(System.getenv(), lazy);
  }

  /** Opens the door with an environment other than the process's. */
  protected HttpLambda(Map<String, String> environment, boolean lazy) {
    super(environment, lazy);
    if (isOpen()) {
      int rounds = ColdStart.isForSnapshot(environment) ? SnapStart.ROUNDS : 1;
      for (int round = 0; round < rounds; round++) {
        prime();
      }
    }
  }

  /** Start-up has a whole processor to itself, a first call has not. */
  private void prime() {
    try {
      HttpEvent request = new HttpEvent(PRIMING.getBytes(StandardCharsets.UTF_8));
      HttpAnswer.of(request, door().prime(request));
    } catch (RuntimeException harmless) {
      // the first call is a little slower
    }
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    JsonWriter answer =
        answer(in.readAllBytes(), System.currentTimeMillis() + context.getRemainingTimeInMillis());
    out.write(answer.buffer(), 0, answer.length());
  }

  private JsonWriter answer(byte[] event, long deadline) {
    HttpEvent request;
    try {
      request = new HttpEvent(event);
    } catch (RuntimeException malformed) {
      HttpTrouble.unreadable(environment());
      return HttpAnswer.of(null, new HttpResponse(400));
    }
    HttpDoor door;
    try {
      door = door();
    } catch (Throwable closed) {
      return HttpAnswer.of(request, HttpDoor.closed(request, deadline, environment(), closed));
    }
    try {
      JsonWriter answer = HttpAnswer.of(request, door.serve(request, deadline));
      if (answer.length() > request.mostAnswerBytes()) {
        throw HttpTrouble.tooLarge(answer.length(), request.mostAnswerBytes());
      }
      return answer;
    } catch (Throwable unsent) {
      return HttpAnswer.of(request, door.failed(request, deadline, unsent));
    }
  }
}
