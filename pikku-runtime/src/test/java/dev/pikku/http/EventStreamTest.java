package dev.pikku.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Wire;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events on their way to a local gateway, before the answer is whole. */
class EventStreamTest {
  private final LocalGateway gateway = new LocalGateway();

  EventStreamTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    gateway.close();
  }

  @Test
  void takesEachEventAndWithTheFirstOneTheHeadersToAGatewayOnThisMachine() {
    HttpResponse answer = serve("GET", local());

    assertThat(gateway.received())
        .containsExactly(
            "{access-control-allow-origin=https://acme.example, cache-control=no-cache,"
                + " content-type=text/event-stream, set-cookie=a=b; Path=/} data: one\n\n",
            "{} data: two\n\n");
    assertThat(new String(answer.body(), 0, answer.length(), UTF_8))
        .isEqualTo("data: one\n\ndata: two\n\n");
  }

  @Test
  void sendsNothingBesidesTheAnswerOnAws() {
    assertThat(serve("GET", Map.of()).length()).isPositive();
    assertThat(gateway.received()).isEmpty();
  }

  @Test
  void sendsNothingToWhoAsksForTheHeadersAlone() {
    HttpResponse answer = serve("HEAD", local());

    assertThat(answer.contentType()).isEqualTo("text/event-stream");
    assertThat(gateway.received()).isEmpty();
  }

  @Test
  void answersAllTheSameIfTheGatewayIsGone() throws IOException {
    gateway.close();
    HttpResponse answer = serve("GET", local());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.length()).isPositive();
  }

  private Map<String, String> local() {
    return Map.of("PIKKU_LOCAL_STREAM", gateway.url());
  }

  private static HttpResponse serve(String method, Map<String, String> environment) {
    return new Events(environment).serve(new SentRequest(method), Long.MAX_VALUE);
  }

  /** Sends two events. */
  private static final class Events extends HttpDoor {
    private final Map<String, String> environment;

    Events(Map<String, String> environment) {
      this.environment = environment;
    }

    @Override
    protected int find(String method, RoutePath path) {
      return method.equals("GET") ? 0 : -1;
    }

    @Override
    public void run(Wire wire) {
      HttpWire own = (HttpWire) wire;
      own.response().cookie("a", "b", "Path=/");
      EventStream events = EventStream.of(this, own, environment);
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
      return JsonLogger.of(environment);
    }
  }
}
