package dev.pikku.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Answers HTTP, channels and queues with the event and some of the environment. */
public final class EchoUnderTest implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), UTF_8);
    if (event.contains("\"fail\"")) {
      throw new IllegalArgumentException("No");
    }
    String body =
        event
            + " ["
            + System.getenv("WORD")
            + " "
            + System.getenv("QUEUE")
            + "] [ "
            + System.getenv("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI")
            + " "
            + System.getenv("PIKKU_CHANNELS")
            + "]";
    out.write(
        event.contains("\"Records\"")
            ? "{\"batchItemFailures\":[]}".getBytes(UTF_8)
            : new ObjectMapper().writeValueAsBytes(Map.of("statusCode", 200, "body", body)));
  }
}
