package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever becomes of an event, there is a legal answer that tells nothing: tens of thousands of
 * spoilt ones, by several callers of one handler, between sound ones that must not notice.
 */
class MalformedEventsTest {
  private static final int CALLERS = 4;
  private static final int EVENTS = 110_000;

  /** Where it turns up in an answer that something failed, input was told. */
  private static final String MARKER = "m4rk3r";

  private static final Set<String> TOLD = Set.of("name", "message", "errorId", "violations");

  private ExampleLambda lambda = new ExampleLambda();

  private static List<HttpRequestEvent> requests() {
    List<HttpRequestEvent> requests =
        List.of(
            HttpRequestEvent.of("POST", "/inspect?a=1&b=" + MARKER + "%20x&b&=")
                .json("{\"text\":\"" + MARKER + "\\u00e4\"}"),
            HttpRequestEvent.of("POST", "/inspect").mimeBytes(new byte[300]),
            HttpRequestEvent.of("POST", "/todos?x=" + MARKER).json("{\"text\":\"" + MARKER + "\"}"),
            HttpRequestEvent.of("POST", "/todos")
                .header("content-type", "application/x-www-form-urlencoded")
                .body("text=" + MARKER + "+b%C3%A4"),
            HttpRequestEvent.of("GET", "/search?q=" + MARKER + "&page=2&tags=x&tags=y,z"),
            HttpRequestEvent.of("GET", "/todos/" + MARKER + "%2F1"),
            HttpRequestEvent.of("GET", "/files/" + MARKER + "/b//c"),
            HttpRequestEvent.of("PUT", "/list").json("[\"" + MARKER + "\",\"b\"]"),
            HttpRequestEvent.of("GET", "/me").header("x-user", MARKER),
            HttpRequestEvent.of("POST", "/login"),
            HttpRequestEvent.of("OPTIONS", "/todos")
                .header("Access-Control-Request-Method", "POST"),
            HttpRequestEvent.of("GET", "/fail/state"));
    for (HttpRequestEvent request : requests) {
      request.header("Accept", "a/b,c/d").header("X-Marker", MARKER);
      request.header("Origin", "https://app.example.com").header("Sec-Fetch-Site", "cross-site");
      request.header("X-Request-Id", "id-1").cookie("theme=\"" + MARKER + "\"").cookie("b=c");
    }
    return requests;
  }

  private static List<EventMutation> seeds() throws IOException {
    List<EventMutation> seeds = new ArrayList<>();
    for (HttpRequestEvent request : requests()) {
      for (JsonNode event :
          List.of(
              request.version1(),
              request.version2(),
              request.functionUrl(),
              request.loadBalancer(),
              request.loadBalancerWithLists())) {
        ObjectNode authorizer = event.withObject("/requestContext").putObject("authorizer");
        authorizer.putObject("jwt").putObject("claims").put("sub", MARKER).put("scope", "a b");
        seeds.add(new EventMutation(event.toString().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return seeds;
  }

  private static List<EventMutation> published() throws IOException {
    List<EventMutation> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedFiles.at("events"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        byte[] event = Files.readAllBytes(file);
        String text = new String(event, StandardCharsets.UTF_8);
        if (text.contains("\"httpMethod\"") || text.contains("\"rawPath\"")) {
          seeds.add(new EventMutation(event));
        }
      }
    }
    return seeds;
  }

  @Test
  void areAnsweredLegallyAndToldNothing() throws Exception {
    call(seeds(), EVENTS);
  }

  @Test
  void areAnsweredLegallyWherePagesOfOtherOriginsMayCall() throws Exception {
    lambda = ExampleLambda.withCors();

    call(seeds(), EVENTS / 2);
  }

  @Test
  void areAnsweredLegallyWhateverAwsPublishes() throws Exception {
    call(published(), EVENTS / 5);
  }

  private void call(List<EventMutation> seeds, int events) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        Random random = new Random(caller);
        calls.add(
            callers.submit(
                () -> {
                  for (int i = 0; i < events / CALLERS; i++) {
                    check(seeds.get(i % seeds.size()).next(random));
                    if (i % 100 == 0) {
                      checkSound(random.nextInt());
                    }
                  }
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private void check(byte[] event) {
    JsonNode answer;
    try {
      answer = LegalAnswer.read(lambda.bytes(event));
    } catch (RuntimeException | AssertionError wrong) {
      throw new AssertionError(new String(event, StandardCharsets.ISO_8859_1), wrong);
    }
    int status = answer.path("statusCode").asInt();
    if (status >= 400 && status != 422) {
      String body = answer.path("body").asText();
      boolean leaks = body.contains(MARKER) || body.contains("Exception") || body.contains("java");
      if (leaks || (!body.isEmpty() && !isTold(ExampleLambda.json(body)))) {
        assertThat(body).as(new String(event, StandardCharsets.ISO_8859_1)).isEmpty();
      }
    }
  }

  private static boolean isTold(JsonNode error) {
    return error.isObject()
        && error.path("errorId").isTextual()
        && error.properties().stream().allMatch(member -> TOLD.contains(member.getKey()));
  }

  private void checkSound(int id) {
    JsonNode todo = lambda.answer(HttpRequestEvent.of("GET", "/todos/x" + id).version1());
    JsonNode me =
        lambda.answer(HttpRequestEvent.of("GET", "/me").header("x-user", "u" + id).version2());

    assertThat(HttpEventContract.body(todo).path("id").asText()).isEqualTo("x" + id);
    assertThat(me.path("body").asText()).isEqualTo("u" + id);
  }
}
