package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.http.Gzip;
import dev.pikku.http.HttpResponse;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.event.HttpAnswer;
import dev.pikku.lambda.event.HttpEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLambdaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExampleLambda lambda = new ExampleLambda();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "42",
        "\"x\"",
        "[]",
        "{}",
        "{",
        "nonsense",
        "{\"Records\":[]}",
        "{\"rawPath\":\"/\"}",
        "{\"httpMethod\":null,\"path\":null}",
        "{\"httpMethod\":\"GET\"}",
      })
  void answers400ForWhatIsNoHttpEventAndTellsNothing(String event) {
    JsonNode answer = lambda.answer(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("body").asText()).isEmpty();
    assertThat(answer.path("isBase64Encoded").asBoolean(true)).isFalse();
  }

  @Test
  void sendsCompressedAnswersAsBase64() throws IOException {
    byte[] event =
        HttpRequestEvent.of("GET", "/")
            .header("accept-encoding", "gzip")
            .version2()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    HttpEvent request = new HttpEvent(event);
    HttpResponse response = new HttpResponse(200).text("text/plain", "ä".repeat(500));

    JsonWriter out = HttpAnswer.of(request, Gzip.encode(request, response, 100));

    JsonNode answer = JSON.readTree(out.buffer(), 0, out.length());
    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(answer.path("headers").path("content-encoding").asText()).isEqualTo("gzip");
    byte[] body = Base64.getDecoder().decode(answer.path("body").asText());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ä".repeat(500));
    }
  }

  @Test
  void readsAnEventWhosePartsAreAllNull() {
    JsonNode answer =
        lambda.answer(
            "{\"httpMethod\":\"GET\",\"path\":\"/todos/1\",\"headers\":null,\"multiValueHeaders\":null,"
                + "\"queryStringParameters\":null,\"multiValueQueryStringParameters\":null,"
                + "\"pathParameters\":null,\"requestContext\":null,\"body\":null,"
                + "\"isBase64Encoded\":null}");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void readsAnEventWithEscapesInKeysAndValues() {
    JsonNode answer =
        lambda.answer(
            "{ \"a\\\"b\" : [ {} , [ ] , \"\\\\\" ] ,\n \"httpMethod\" : \"\\u0047ET\" , \"path\" :"
                + " \"\\/todos\\/\\u00e4\" }");

    assertThat(HttpEventContract.body(answer).path("id").asText()).isEqualTo("ä");
  }

  @Test
  void answers500AndSaysWhyWhereLambdaWouldDropALargeAnswer() {
    String large = "{\"rawPath\":\"/todos/" + "x".repeat(6_291_556) + "\",\"requestContext\":";

    JsonNode answer = lambda.answer(large + "{\"http\":{\"method\":\"GET\"}}}");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    String errorId = HttpEventContract.body(answer).path("errorId").asText();
    assertThat(lambda.log().lines()).hasSize(1);
    assertThat(lambda.log().lines().get(0).message()).contains(errorId);
    assertThat(lambda.log().lines().get(0).thrown()).hasMessageContaining("6291556");
  }

  static List<Path> events() throws IOException {
    Path events = SharedFiles.at("events");
    try (Stream<Path> files = Files.walk(events)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void answersEveryEventThatAwsPublishes(Path file) throws IOException {
    byte[] event = Files.readAllBytes(file);

    JsonNode answer = JSON.readTree(lambda.bytes(event));

    assertThat(answer.path("statusCode").asInt()).isBetween(200, 499);
    if (isHttp(event)) {
      // their paths are nobody's here, and being answered means being routed
      assertThat(answer.path("statusCode").asInt()).isIn(204, 404, 405);
    }
  }

  private static boolean isHttp(byte[] event) throws IOException {
    JsonNode tree = JSON.readTree(event);
    boolean version2 =
        tree.path("rawPath").isTextual()
            && tree.path("requestContext").path("http").path("method").isTextual();
    return version2
        || (tree.path("httpMethod").isTextual()
            && tree.path("path").isTextual()
            && !tree.path("httpMethod").asText().isEmpty()
            && !tree.path("path").asText().isEmpty());
  }

  @Test
  void publishedEventsAreOfEveryForm() throws IOException {
    int http = 0;
    for (Path file : events()) {
      http += isHttp(Files.readAllBytes(file)) ? 1 : 0;
    }
    assertThat(http).isGreaterThan(20);
  }

  @Test
  void answersWhateverBecomesOfAnEvent() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : events()) {
      byte[] event = Files.readAllBytes(file);
      if (isHttp(event)) {
        seeds.add(event);
      }
    }
    seeds.add(
        HttpRequestEvent.of("POST", "/todos")
            .json("{\"text\":\"a\\u00e4\"}")
            .version2()
            .toString()
            .getBytes(StandardCharsets.UTF_8));
    Random random = new Random(42);
    for (int i = 0; i < 6000; i++) {
      byte[] event = mutated(seeds.get(i % seeds.size()).clone(), random);
      String shown = new String(event, StandardCharsets.ISO_8859_1);
      assertThatCode(
              () -> {
                JsonNode answer = JSON.readTree(lambda.bytes(event));
                assertThat(answer.path("statusCode").asInt()).isBetween(200, 499);
              })
          .as(shown)
          .doesNotThrowAnyException();
    }
  }

  private static byte[] mutated(byte[] event, Random random) {
    byte[] alphabet = "{}[]\",:\\u0n \u0000%".getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(4)) {
      case 0 -> {
        return java.util.Arrays.copyOf(event, random.nextInt(event.length));
      }
      case 1 -> {
        int from = random.nextInt(event.length);
        int to = Math.min(event.length, from + random.nextInt(20));
        byte[] cut = new byte[event.length - (to - from)];
        System.arraycopy(event, 0, cut, 0, from);
        System.arraycopy(event, to, cut, from, event.length - to);
        return cut;
      }
      default -> {
        for (int n = random.nextInt(5); n >= 0; n--) {
          event[random.nextInt(event.length)] =
              random.nextBoolean()
                  ? alphabet[random.nextInt(alphabet.length)]
                  : (byte) random.nextInt(256);
        }
        return event;
      }
    }
  }
}
