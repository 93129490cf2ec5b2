package dev.pikku.it;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers the event itself; throws at an empty object. What the harness is tried with. */
public final class HandWrittenHandler implements RequestStreamHandler {
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] event = input.readAllBytes();
    if (event.length == 2) {
      throw new IllegalStateException("nothing in it");
    }
    System.out.println("asked by " + context.getAwsRequestId().length());
    output.write(event);
  }
}
