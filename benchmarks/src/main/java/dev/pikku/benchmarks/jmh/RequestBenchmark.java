package dev.pikku.benchmarks.jmh;

import com.amazonaws.services.lambda.runtime.Context;
import com.example.todo_aws_lambda.pikku.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an event's bytes to its answer's bytes, through the example's HTTP backend. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RequestBenchmark {

  /** What is asked for: a codec both ways, a route parameter, the router alone. */
  @Param({"create", "get", "unknownPath", "otherMethod"})
  public String request = "";

  private final HttpHandler handler = new HttpHandler();
  private final Context context = new LastingContext();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream(1024);
  private byte[] event = {};

  @Setup
  public void prepare() throws IOException {
    String post = read("post");
    handle(post.getBytes(StandardCharsets.UTF_8));
    String get = read("get").replace("@ID@", "1");
    String text =
        switch (request) {
          case "create" -> post;
          case "get" -> get;
          case "unknownPath" -> get.replace("/todos/1", "/nothing/here");
          case "otherMethod" -> get.replace("\"GET\"", "\"PATCH\"");
          default -> throw new IllegalArgumentException(request);
        };
    event = text.getBytes(StandardCharsets.UTF_8);
  }

  @Benchmark
  public int handle() throws IOException {
    return handle(event);
  }

  private int handle(byte[] event) throws IOException {
    answer.reset();
    handler.handleRequest(new ByteArrayInputStream(event), answer, context);
    return answer.size();
  }

  private static String read(String name) throws IOException {
    try (InputStream in = RequestBenchmark.class.getResourceAsStream("/events/" + name + ".json")) {
      if (in == null) {
        throw new IOException("No event " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
