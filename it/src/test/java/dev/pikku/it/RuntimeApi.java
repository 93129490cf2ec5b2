package dev.pikku.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Lambda Runtime API (version 2018-06-01) of one execution environment: it hands out events
 * one at a time, and takes the answers.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<LambdaAnswer> answers = new LinkedBlockingQueue<>();

  private record Event(String id, String body, Duration timeout) {}

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX + "invocation/next", this::next);
    server.createContext(PREFIX + "restore/next", RuntimeApi::restore);
    server.createContext(PREFIX, this::answer);
    server.start();
  }

  /** As {@code AWS_LAMBDA_RUNTIME_API} has it. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void offer(String event, Duration timeout) {
    events.add(new Event(UUID.randomUUID().toString(), event, timeout));
  }

  /** The next answer, or null if none comes in time. */
  @Nullable LambdaAnswer poll(Duration wait) throws InterruptedException {
    return answers.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void next(HttpExchange exchange) throws IOException {
    Event event;
    try {
      event = events.take();
    } catch (InterruptedException e) {
      exchange.close(); // the environment is shut down
      return;
    }
    long deadline = System.currentTimeMillis() + event.timeout().toMillis();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", event.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:123456789012:function:it");
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0");
    reply(exchange, 200, event.body());
  }

  /** Takes a snapshot at once: what is asked for next is asked for by the copy. */
  private static void restore(HttpExchange exchange) throws IOException {
    reply(exchange, 200, "");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (path.endsWith("/response")) {
      answers.add(new LambdaAnswer.Response(body));
    } else if (path.startsWith("init/")) {
      answers.add(new LambdaAnswer.InitFailure(body));
    } else {
      answers.add(new LambdaAnswer.Failure(body));
    }
    reply(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    // without a content type the runtime client's native code crashes
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
