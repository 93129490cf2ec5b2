package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.channel.ChannelDoor;
import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.MemoryChannelStore;
import dev.pikku.lambda.example.ExampleChannelBootstrap;
import dev.pikku.lambda.example.ExampleChannelBootstrap.UserSession;
import dev.pikku.lambda.example.RecordedConnections;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever becomes of an event, and whatever happens at the same time: there is an answer, it tells
 * nothing, and nothing is left behind.
 */
class HostileChannelsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = 4;
  private static final int EVENTS = 60_000;

  /** A session, and what proves it: nothing of these is in an answer or a line. */
  private static final String SECRET = "s3cr3t";

  private final MemoryChannelStore store = new MemoryChannelStore();
  private final RecordedConnections connections = new RecordedConnections();
  private final RecordedLog log = new RecordedLog();
  private final WebSocketLambda lambda = new Lambda();

  private final class Lambda extends WebSocketLambda {
    Lambda() {
      // lazy: the door is made of fields, which this constructor does not know yet
      super(Map.of("AWS_LAMBDA_LOG_LEVEL", "FATAL"), true);
    }

    @Override
    protected ChannelDoor open(Map<String, String> environment) {
      return new ExampleChannelBootstrap(
          store, connections, log, HostileChannelsTest::restoreSession);
    }
  }

  private static void restoreSession(Wire wire, Next next) throws Exception {
    if (wire.request() != null && wire.request().header("authorization") != null) {
      wire.session(UserSession.class)
          .restore(new UserSession(wire.request().header("authorization")));
    }
    next.proceed();
  }

  private byte[] bytes(byte[] event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      lambda.handleRequest(new ByteArrayInputStream(event), out, new FakeLambdaContext(3000));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  private JsonNode call(ObjectNode event) {
    try {
      return JSON.readTree(bytes(WebSocketEvents.bytes(event)));
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  private static ObjectNode connect(String id) {
    return WebSocketEvents.connect(
        id,
        new String[] {"channel", "feed", "q", "todos", "page", "2"},
        "Authorization",
        SECRET,
        "Cookie",
        "a=" + SECRET + "; theme=dark",
        "Origin",
        "https://app.example.com",
        "X-Amzn-Trace-Id",
        "Root=1");
  }

  private static List<EventMutation> seeds() throws IOException {
    List<EventMutation> seeds = new ArrayList<>();
    for (ObjectNode event :
        List.of(
            connect("c1"),
            WebSocketEvents.connect("c2", new String[] {"channel", "open"}),
            WebSocketEvents.message("c1", "{\"action\":\"get\",\"id\":\"1\"}"),
            WebSocketEvents.message("c1", "{\"id\":\"todos\",\"action\":\"follow\"}"),
            WebSocketEvents.message("c1", "{\"action\":\"login\",\"id\":\"ann\"}"),
            WebSocketEvents.message("c1", "{\"action\":\"send\"}"),
            WebSocketEvents.message("c1", "{\"action\":\"throw\"}"),
            WebSocketEvents.message("c1", "{\"action\":\"foreign\"}"),
            WebSocketEvents.message("c2", "hello \u00fc"),
            WebSocketEvents.disconnect("c1"))) {
      event.withObject("/requestContext").putObject("authorizer").put("principalId", SECRET);
      seeds.add(new EventMutation(WebSocketEvents.bytes(event)));
    }
    try (Stream<Path> files = Files.walk(SharedFiles.at("events"))) {
      for (Path file : files.filter(f -> f.toString().contains("websocket")).sorted().toList()) {
        if (file.toString().endsWith(".json")) {
          seeds.add(new EventMutation(Files.readAllBytes(file)));
        }
      }
    }
    return seeds;
  }

  private interface Numbered {
    void call(int caller, Random random) throws Exception;
  }

  private static void atOnce(int callers, Numbered call) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(callers);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int caller = i;
        calls.add(
            executor.submit(
                () -> {
                  call.call(caller, new Random(caller));
                  return null;
                }));
      }
      for (Future<?> one : calls) {
        one.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void answersSpoiltEventsAndTellsNothing() throws Exception {
    List<EventMutation> seeds = seeds();
    atOnce(
        CALLERS,
        (caller, random) -> {
          for (int i = 0; i < EVENTS / CALLERS; i++) {
            if (i % 10 == 0) {
              keep("c1", "feed");
              keep("c2", "open");
            }
            check(seeds.get(random.nextInt(seeds.size())).next(random));
          }
        });

    // the example's own function tells by itself who has left
    assertThat(log.lines())
        .filteredOn(line -> !line.message().contains(" has left "))
        .isNotEmpty()
        .noneMatch(line -> line.message().contains(SECRET));
    assertThat(connections.all())
        .isNotEmpty()
        .noneMatch(sent -> sent.frame() != null && sent.frame().contains("java."));
  }

  private void keep(String id, String channel) {
    String session = "{\"user\":\"" + SECRET + "\"}";
    store.add(
        new ChannelRow(id, channel, "e", session, List.of("1"), Long.MAX_VALUE), List.of("t"));
  }

  private void check(byte[] event) {
    try {
      JsonNode answer = JSON.readTree(bytes(event));
      assertThat(answer.path("statusCode").asInt()).isBetween(200, 599);
      assertThat(answer.path("body").asText())
          .doesNotContain(SECRET)
          .doesNotContain("Exception")
          .doesNotContain("java.");
    } catch (RuntimeException | IOException | AssertionError wrong) {
      throw new AssertionError(new String(event, StandardCharsets.ISO_8859_1), wrong);
    }
  }

  @Test
  void keepsCallsOfOneConnectionApartThatMeet() throws Exception {
    for (int round = 0; round < 40; round++) {
      atOnce(
          6,
          (caller, random) -> {
            for (int i = 0; i < 25; i++) {
              switch (random.nextInt(5)) {
                case 0 -> assertThat(call(connect("c1")).path("statusCode").asInt()).isEqualTo(200);
                case 1 ->
                    assertThat(call(WebSocketEvents.disconnect("c1")).path("statusCode").asInt())
                        .isEqualTo(200);
                case 2 -> message("{\"action\":\"follow\",\"id\":\"late\"}", "follow");
                case 3 -> message("{\"action\":\"login\",\"id\":\"ann\"}", "login");
                default -> message("{\"action\":\"name\"}", "name");
              }
            }
          });
      call(WebSocketEvents.disconnect("c1"));

      assertThat(store.find("c1")).isNull();
      assertThat(store.subscribers("todos", null).subscribers()).isEmpty();
      assertThat(store.subscribers("late", null).subscribers()).isEmpty();
    }
    assertThat(log.lines()).allMatch(line -> line.thrown() == null);
  }

  /** One who is not connected any more is told so, and closed: its answer has no body. */
  private void message(String body, String action) {
    JsonNode answer = call(WebSocketEvents.message("c1", body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    if (answer.has("body")) {
      assertThat(answer.path("body").asText()).startsWith("{\"action\":\"" + action + "\"");
    }
  }

  @Test
  void givesEachConnectionItsOwnSession() throws Exception {
    atOnce(
        6,
        (caller, random) -> {
          String id = "own" + caller;
          ObjectNode connect =
              WebSocketEvents.connect(
                  id,
                  new String[] {"channel", "feed", "q", "plain"},
                  "Authorization",
                  "user" + caller);
          assertThat(call(connect).path("statusCode").asInt()).isEqualTo(200);
          for (int i = 0; i < 300; i++) {
            assertThat(
                    call(WebSocketEvents.message(id, "{\"action\":\"name\"}"))
                        .path("body")
                        .asText())
                .isEqualTo("{\"action\":\"name\",\"result\":\"user" + caller + "\"}");
          }
        });
  }
}
