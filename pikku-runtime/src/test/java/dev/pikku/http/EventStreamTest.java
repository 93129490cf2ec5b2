package dev.pikku.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way to a local gateway, before the answer is whole. */
class EventStreamTest {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer gateway;

  @BeforeEach
  void listen() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          String headers =
              List.of("content-type", "cache-control", "access-control-allow-origin", "set-cookie")
                  .stream()
                  .map(name -> exchange.getRequestHeaders().getFirst("pikku-answer-" + name))
                  .toList()
                  .toString();
          received.add(headers + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void takesEachEventAndWithTheFirstOneTheHeadersToAGatewayOnThisMachine() {
    HttpResponse answer = serve("GET", "http://localhost:" + gateway.getAddress().getPort());

    assertThat(received)
        .containsExactly(
            "[text/event-stream, no-cache, https://acme.example, a=b; Path=/] data: one\n\n",
            "[null, null, null, null] data: two\n\n");
    assertThat(new String(answer.body(), 0, answer.length(), UTF_8))
        .isEqualTo("data: one\n\ndata: two\n\n");
  }

  @Test
  void sendsNothingBesidesTheAnswerOnAws() {
    assertThat(serve("GET", null).length()).isPositive();
    assertThat(received).isEmpty();
  }

  @Test
  void sendsNothingToWhoAsksForTheHeadersAlone() {
    HttpResponse answer = serve("HEAD", "http://localhost:" + gateway.getAddress().getPort());

    assertThat(answer.contentType()).isEqualTo("text/event-stream");
    assertThat(received).isEmpty();
  }

  @Test
  void answersAllTheSameIfTheGatewayIsGone() {
    gateway.stop(0);
    HttpResponse answer = serve("GET", "http://localhost:" + gateway.getAddress().getPort());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.length()).isPositive();
  }

  private static HttpResponse serve(String method, String url) {
    return new Events(url).serve(new SentRequest(method), Long.MAX_VALUE);
  }

  /** Sends two events. */
  private static final class Events extends HttpDoor {
    private final String url;

    Events(String url) {
      this.url = url;
    }

    @Override
    protected int find(String method, RoutePath path) {
      return method.equals("GET") ? 0 : -1;
    }

    @Override
    public void run(Wire wire) {
      HttpWire own = (HttpWire) wire;
      own.response().cookie("a", "b", "Path=/");
      EventStream events = EventStream.of(this, own, url);
      events.send("one");
      events.send("two");
      events.end();
    }

    @Override
    protected void leave(HttpWire wire) {
      wire.response().header("access-control-allow-origin", "https://acme.example");
    }

    @Override
    protected Logger logger() {
      return JsonLogger.of(Map.of());
    }
  }
}
