package dev.pikku.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** Does what the event says. */
public final class HandlerUnderTest implements RequestStreamHandler {
  private final long process = ProcessHandle.current().pid();

  public HandlerUnderTest() {
    if (System.getenv("REFUSE_TO_START") != null) {
      throw new IllegalStateException("This function does not start");
    }
    System.out.println("The function starts");
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), UTF_8);
    switch (event) {
      case "\"pid\"" -> write(out, Long.toString(process));
      case "\"context\"" ->
          write(
              out,
              context.getFunctionName()
                  + " "
                  + context.getInvokedFunctionArn()
                  + " "
                  + (context.getRemainingTimeInMillis() > 1000));
      case "\"fail\"" -> throw new IllegalArgumentException("No");
      case "\"exit\"" -> System.exit(3);
      case "\"sleep\"" -> sleep();
      case "\"stream\"", "\"stream and sleep\"" -> {
        stream("data: 1\n\n");
        stream("data: 2\n\n");
        if (event.contains("sleep")) {
          sleep();
        }
        write(out, "data: 1\\n\\ndata: 2\\n\\n");
      }
      default -> write(out, System.getenv().getOrDefault(event.replace("\"", ""), "") + " ü");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(('"' + text + '"').getBytes(UTF_8));
  }

  private static void stream(String event) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(System.getenv("PIKKU_LOCAL_STREAM")).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("pikku-answer-content-type", "text/event-stream");
    connection.getOutputStream().write(event.getBytes(UTF_8));
    connection.getResponseCode();
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
