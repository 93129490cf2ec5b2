package dev.pikku.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lambda's Invoke API of functions that are processes on this machine. */
final class InvokeApi implements AutoCloseable {
  private static final String PREFIX = "/2015-03-31/functions/";
  private static final String SUFFIX = "/invocations";

  private final Map<String, LambdaProcess> functions;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> payloads = new CopyOnWriteArrayList<>();

  /**
   * @param functions by their names on AWS
   */
  InvokeApi(Map<String, LambdaProcess> functions) throws IOException {
    this.functions = functions;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX, this::invoke);
    server.start();
  }

  /** As {@code AWS_ENDPOINT_URL_LAMBDA} has it. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What came, in order. */
  List<String> payloads() {
    return payloads;
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    LambdaProcess function =
        functions.get(path.substring(PREFIX.length(), path.length() - SUFFIX.length()));
    String payload = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean signed =
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
            .contains("/eu-central-1/lambda/aws4_request");
    if (function == null || !signed) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "ResourceNotFoundException");
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    payloads.add(payload);
    try {
      LambdaAnswer answer = function.invoke(payload);
      if (!(answer instanceof LambdaAnswer.Response)) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
