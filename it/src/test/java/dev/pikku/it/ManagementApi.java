package dev.pikku.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * API Gateway's {@code @connections}: keeps what is sent to clients, in the order of arrival. It
 * stands in for DynamoDB, too, as far as accepting items.
 */
final class ManagementApi implements AutoCloseable {
  private static final String PREFIX = "/@connections/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ChannelCase.Receipt> received = new ArrayList<>();
  private final List<String> items = new CopyOnWriteArrayList<>();

  ManagementApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX, this::take);
    server.createContext("/", this::keep);
    server.start();
  }

  /** As {@code PIKKU_CHANNELS_ENDPOINT} has it. */
  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What has come since this was asked last. */
  List<ChannelCase.Receipt> takeReceived() {
    synchronized (received) {
      List<ChannelCase.Receipt> taken = List.copyOf(received);
      received.clear();
      return taken;
    }
  }

  /** The calls that would have kept items in DynamoDB. */
  List<String> items() {
    return items;
  }

  private void keep(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    items.add(target + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write("{}".getBytes(UTF_8));
    exchange.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    String client = exchange.getRequestURI().getPath().substring(PREFIX.length());
    String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String signature = exchange.getRequestHeaders().getFirst("Authorization");
    boolean isAllowed =
        exchange.getRequestMethod().equals("POST")
            && signature != null
            && signature.startsWith("AWS4-HMAC-SHA256 ");
    if (isAllowed) {
      synchronized (received) {
        received.add(new ChannelCase.Receipt(client, text));
      }
    }
    exchange.sendResponseHeaders(isAllowed ? 200 : 403, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
