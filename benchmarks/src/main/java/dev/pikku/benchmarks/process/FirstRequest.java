package dev.pikku.benchmarks.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/**
 * Makes a handler as Lambda does, primed for a snapshot if the environment says so, and prints how
 * many nanoseconds its first event takes: {@code FirstRequest HANDLER EVENT}.
 */
final class FirstRequest {
  private FirstRequest() {}

  public static void main(String[] arguments) throws Exception {
    byte[] event = event(arguments[1]);
    Context context = context();
    // what is the harness's own is loaded before the clock runs
    context.getAwsRequestId();
    context.getRemainingTimeInMillis();
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    InputStream in = new ByteArrayInputStream(event);
    RequestStreamHandler handler =
        Class.forName(arguments[0])
            .asSubclass(RequestStreamHandler.class)
            .getConstructor()
            .newInstance();

    long start = System.nanoTime();
    handler.handleRequest(in, out, context);
    long took = System.nanoTime() - start;

    String answer = out.toString(StandardCharsets.UTF_8);
    if (!answer.contains("Buy milk")) {
      throw new IllegalStateException("Not the answer of a todo backend: " + answer);
    }
    System.out.println(took);
  }

  private static byte[] event(String name) {
    try (InputStream in = FirstRequest.class.getResourceAsStream("/events/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("No event " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            FirstRequest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              Class<?> type = method.getReturnType();
              return type == int.class ? (Object) 30_000 : type == String.class ? "1" : null;
            });
  }
}
