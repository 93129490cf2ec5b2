package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are streams of events, as API Gateway gets them: whole. */
class EventStreamTest {
  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void write() {
    backend =
        new GeneratedBackend(directory)
            .with(
                "Jobs",
                """
                public final class Jobs {
                  private Jobs() {}
                  public record Progress(int percent) {}
                  public record Work(@Default("0") int failsAt) {}
                  public record Done(String text) {}

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/work", sse = true, auth = Auth.PUBLIC)
                  public static Done work(Channel<Progress> channel, Work input) {
                    for (int percent = 10; percent < 40; percent += 10) {
                      if (percent == input.failsAt()) {
                        throw new ConflictException("Somebody else was faster");
                      }
                      channel.send(new Progress(percent));
                    }
                    return new Done("ready");
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/text", sse = true, auth = Auth.PUBLIC)
                  public static String text(HttpWire wire, Channel<String> channel) {
                    wire.response().header("cache-control", "no-store").header("x-own", "1");
                    channel.send("one\\r\\ntwo\\n");
                    return "three";
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/both", sse = true, auth = Auth.PUBLIC)
                  @WireHttp(method = HttpMethod.POST, route = "/both", auth = Auth.PUBLIC)
                  public static Optional<Done> both(Optional<Channel<Progress>> channel) {
                    channel.ifPresent(c -> c.send(new Progress(50)));
                    return channel.isPresent() ? Optional.empty() : Optional.of(new Done("at once"));
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/silent", sse = true, auth = Auth.PUBLIC)
                  public static void silent(Channel<Progress> channel) {}
                }
                """);
  }

  @Test
  void sendsAnEventForEachValueAndTheResultAsTheLast() {
    HttpResponse response = Request.of("GET /work").send(backend.http());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/event-stream");
    assertThat(response.header("cache-control")).isEqualTo("no-cache");
    assertThat(text(response))
        .isEqualTo(
            """
            data: {"percent":10}

            data: {"percent":20}

            data: {"percent":30}

            data: {"text":"ready"}

            """);
  }

  @Test
  void answersAsUsualIfTheFunctionFailsBeforeTheFirstEvent() {
    HttpDoor door = backend.http();

    HttpResponse conflict = Request.of("GET /work?failsAt=10").send(door);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.contentType()).isEqualTo("application/json");
    assertThat(text(conflict)).contains("Somebody else was faster");
    assertThat(Request.of("GET /work?failsAt=x").send(door).status()).isEqualTo(422);
  }

  @Test
  void sendsTheErrorAsAnEventIfTheFunctionFailsLater() {
    HttpResponse response = Request.of("GET /work?failsAt=20").send(backend.http());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("text/event-stream");
    assertThat(response.header("cache-control")).isEqualTo("no-cache");
    assertThat(text(response))
        .matches(
            "data: \\{\"percent\":10}\n\nevent: error\n"
                + "data: \\{\"name\":\"ConflictError\",\"message\":\"Somebody else was faster\","
                + "\"errorId\":\"[^\"]+\"}\n\n");
  }

  @Test
  void sendsTextAsItIsLineByLine() {
    HttpResponse response = Request.of("GET /text").send(backend.http());

    assertThat(text(response)).isEqualTo("data: one\ndata: two\ndata: \n\ndata: three\n\n");
    assertThat(response.header("cache-control")).isEqualTo("no-store");
    assertThat(response.header("x-own")).isEqualTo("1");
  }

  @Test
  void givesTheChannelToTheWiringThatStreams() {
    HttpDoor door = backend.http();

    assertThat(text(Request.of("GET /both").send(door))).isEqualTo("data: {\"percent\":50}\n\n");
    assertThat(Request.of("POST /both").to(door)).isEqualTo("200 {\"text\":\"at once\"}");
  }

  @Test
  void sendsNoBodyWhereThereIsNoEvent() {
    HttpDoor door = backend.http();

    HttpResponse silent = Request.of("GET /silent").send(door);
    assertThat(silent.status()).isEqualTo(200);
    assertThat(silent.contentType()).isEqualTo("text/event-stream");
    assertThat(silent.length()).isZero();
    HttpResponse head = Request.of("HEAD /work").send(door);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.length()).isZero();
  }

  @Test
  void streamsFromALargeDoorWithALoggerOfItsOwn() {
    StringBuilder routes = new StringBuilder();
    for (int i = 0; i <= DoorParts.CALLS; i++) {
      routes.append(
          """
          @PikkuFunc
          @WireHttp(method = HttpMethod.GET, route = "/r%1$d", sse = true, auth = Auth.PUBLIC)
          public static int r%1$d(Channel<String> channel) { channel.send("x"); return %1$d; }
          """
              .formatted(i));
    }
    HttpDoor door =
        new GeneratedBackend(directory.resolve("large"))
            .with(
                "Large",
                """
                @SingletonServices
                public final class Large {
                  private Large() {}
                  public static Logger logger() {
                    return new Logger() {
                      @Override public boolean isEnabled(Level level) { return false; }
                      @Override public void log(Level level, String message, Throwable thrown) {}
                    };
                  }
                }
                """)
            .with("R", "public final class R { private R() {}\n" + routes + "}")
            .http();

    assertThat(text(Request.of("GET /r200").send(door))).isEqualTo("data: x\n\ndata: 200\n\n");
  }

  @Test
  void isDescribedAsAStream() {
    assertThat(backend.file("openapi.json")).contains("\"text/event-stream\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method = HttpMethod.POST, sse = true | void | Channel<String> c"
            + " | F.f has sse on a wiring of POST, by which nobody listens."
            + " | Make it a GET, or remove sse.",
        "method = HttpMethod.GET, sse = true, etag = true | void | Channel<String> c"
            + " | F.f has sse beside etag."
            + " | Remove one of them: a stream begins with 200, before anybody knows what will be in it.",
        "method = HttpMethod.GET, sse = true, status = 202 | void | Channel<String> c"
            + " | F.f has sse beside status = 202."
            + " | Remove one of them: a stream begins with 200, before anybody knows what will be in it.",
        "method = HttpMethod.GET, sse = true | void | "
            + " | F.f has sse on GET /f, but takes nothing to send events by."
            + " | Take a Channel<T> of what is sent, or remove sse.",
        "method = HttpMethod.GET, sse = true | byte[] | Channel<String> c"
            + " | F.f has sse on GET /f, but returns byte[], which is no event."
            + " | Return JSON, which is sent as the last event, or nothing.",
        "method = HttpMethod.GET | void | Channel<String> c"
            + " | F.f takes a Channel, which its route GET /f has not."
            + " | Take an Optional<Channel<…>>, or have the route stream events: sse = true.",
      })
  void refusesStreamsThatCannotBe(
      String wiring, String returns, String parameter, String fact, String remedy) {
    Diagnostic problem =
        new GeneratedBackend(directory.resolve("other"))
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc
                  @WireHttp(%s, route = "/f", auth = Auth.PUBLIC)
                  public static %s f(%s) { %s }
                }
                """
                    .formatted(
                        wiring,
                        returns,
                        parameter == null ? "" : parameter,
                        returns.equals("void") ? "" : "return null;"))
            .problem(Code.INVALID_FUNCTION);

    assertThat(problem.fact()).isEqualTo(fact);
    assertThat(problem.remedy()).isEqualTo(remedy);
    assertThat(problem.place().line()).isPositive();
  }

  private static String text(HttpResponse response) {
    return new String(
        response.body(), 0, response.length(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
