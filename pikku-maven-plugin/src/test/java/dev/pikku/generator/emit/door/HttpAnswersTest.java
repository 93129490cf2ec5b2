package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswersTest {
  @TempDir Path directory;
  private GeneratedBackend backend;

  @BeforeEach
  void write() {
    backend =
        new GeneratedBackend(directory)
            .with(
                "A",
                """
                public final class A {
                  private A() {}
                  public record Next(@Default("/home") String next) {}
                  public record Text(String text) {}

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/void/200", auth = Auth.PUBLIC)
                  public static void explicit(HttpWire wire) { wire.response().status(200); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/void/body", auth = Auth.PUBLIC)
                  public static void body(HttpWire wire) {
                    wire.response().text("text/html", "<p>");
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/null/202", auth = Auth.PUBLIC)
                  public static Optional<String> accepted(HttpWire wire) {
                    wire.response().status(202);
                    return Optional.empty();
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/created/200", status = 201, auth = Auth.PUBLIC)
                  public static String created(HttpWire wire) {
                    wire.response().status(200);
                    return "x";
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/value/204", auth = Auth.PUBLIC)
                  public static String dropped(HttpWire wire) {
                    wire.response().status(204);
                    return "x";
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/response/unset", auth = Auth.PUBLIC)
                  public static HttpResponse unset(HttpWire wire) {
                    wire.response().status(203).header("x-a", "1").cookie("a", "1", "");
                    return new HttpResponse().text("text/plain", "x").header("x-b", "2");
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/optional/bytes", auth = Auth.PUBLIC)
                  public static Optional<byte[]> bytes() { return Optional.of(new byte[] {'h', 'i'}); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/optional/response", auth = Auth.PUBLIC)
                  public static Optional<HttpResponse> response() {
                    return Optional.of(new HttpResponse(418));
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/optional/int", auth = Auth.PUBLIC)
                  public static OptionalInt number() { return OptionalInt.of(7); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/optional/none", auth = Auth.PUBLIC)
                  public static OptionalLong none() { return OptionalLong.empty(); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/optional/some", auth = Auth.PUBLIC)
                  public static Optional<? extends Text> some() { return Optional.of(new Text("t")); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/optional/any", auth = Auth.PUBLIC)
                  public static Optional<?> any() { return Optional.of(List.of(1)); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/fails", auth = Auth.PUBLIC)
                  public static String failsLate(HttpWire wire) {
                    wire.response()
                        .text("text/html", "<p>")
                        .header("Cache-Control", "public, max-age=600")
                        .header("CDN-Cache-Control", "max-age=600")
                        .header("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")
                        .header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
                        .header("ETag", "\\"1\\"")
                        .header("Location", "/elsewhere")
                        .header("Content-Language", "de")
                        .header("Content-Length", "3")
                        .header("Content-Security-Policy", "default-src 'self'")
                        .header("X-Request-Id", "r1");
                    throw new IllegalStateException("late");
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/text", auth = Auth.PUBLIC)
                  public static String text() { return "<p>"; }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/go", auth = Auth.PUBLIC)
                  public static HttpResponse go(Next input) { return Redirect.to(input.next()); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/tagged", etag = true, auth = Auth.PUBLIC)
                  @WireHttp(method = HttpMethod.GET, route = "/plain", auth = Auth.PUBLIC)
                  public static List<String> tagged(Text input) {
                    return Collections.nCopies(100, input.text());
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/tagged/nothing", etag = true, auth = Auth.PUBLIC)
                  public static void nothing() {}

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/tagged/fails", etag = true, auth = Auth.PUBLIC)
                  public static String fails() { throw new NotFoundException("none"); }
                }
                """);
  }

  @Test
  void keepsEveryStatusThatTheFunctionSet() {
    HttpDoor door = backend.http();

    assertThat(Request.of("GET /void/200").to(door)).isEqualTo("200");
    assertThat(Request.of("GET /void/body").to(door)).isEqualTo("200 <p>");
    assertThat(Request.of("GET /null/202").to(door)).isEqualTo("202");
    assertThat(Request.of("POST /created/200").to(door)).isEqualTo("200 \"x\"");
    assertThat(Request.of("GET /value/204").to(door)).isEqualTo("204");
    HttpResponse unset = Request.of("GET /response/unset").send(door);
    assertThat(unset.status()).isEqualTo(203);
    assertThat(unset.headers()).containsExactly("x-a", "1", "x-b", "2");
    assertThat(unset.cookies()).containsExactly("a=1");
  }

  @Test
  void answersWithWhatAnOptionalHolds() {
    HttpDoor door = backend.http();

    assertThat(Request.of("GET /optional/bytes").to(door)).isEqualTo("200 hi");
    assertThat(Request.of("GET /optional/response").to(door)).isEqualTo("418");
    assertThat(Request.of("GET /optional/int").to(door)).isEqualTo("200 7");
    assertThat(Request.of("GET /optional/none").to(door)).isEqualTo("204");
    assertThat(Request.of("GET /optional/some").to(door)).isEqualTo("200 {\"text\":\"t\"}");
    assertThat(Request.of("GET /optional/any").to(door)).isEqualTo("200 [1]");
  }

  @Test
  void keepsOfAFailedAnswerNothingThatToldOfIt() {
    HttpResponse response = Request.of("GET /fails").send(backend.http());

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(response.headers())
        .containsExactly("Content-Security-Policy", "default-src 'self'", "X-Request-Id", "r1");
  }

  @Test
  void answersTextAsJson() {
    HttpResponse response = Request.of("GET /text").send(backend.http());

    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(response.length()).isEqualTo(5);
  }

  @Test
  void saysToHeadWhatItWouldSayToGetButTheBody() {
    HttpResponse response = Request.of("HEAD /tagged?text=a").send(backend.http());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(response.header("etag")).isNotNull();
    assertThat(response.hasBody()).isFalse();
    assertThat(response.length()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"/go, 302", "/go?next=/todos, 302", "/go?next=//evil.example, 400"})
  void leadsOnOnlyWithinTheSite(String target, int status) {
    assertThat(Request.of("GET " + target).send(backend.http()).status()).isEqualTo(status);
  }

  @Test
  void answersNothingToWhoHasTheAnswer() {
    HttpDoor door = backend.http();
    String tag = Request.of("GET /tagged?text=a").send(door).header("etag");

    HttpResponse same = Request.of("GET /tagged?text=a").header("if-none-match", tag).send(door);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("etag")).isEqualTo(tag);
    assertThat(same.length()).isZero();
    assertThat(Request.of("HEAD /tagged?text=a").header("if-none-match", tag).send(door).status())
        .isEqualTo(304);
    assertThat(Request.of("GET /tagged?text=b").header("if-none-match", tag).send(door).status())
        .isEqualTo(200);
  }

  @Test
  void tagsOnlyWhatIsAskedForAndThere() {
    HttpDoor door = backend.http();

    assertThat(Request.of("GET /plain?text=a").header("if-none-match", "*").send(door).status())
        .isEqualTo(200);
    assertThat(Request.of("GET /plain?text=a").send(door).header("etag")).isNull();
    assertThat(Request.of("GET /tagged/nothing").send(door).header("etag")).isNull();
    HttpResponse fails = Request.of("GET /tagged/fails").header("if-none-match", "*").send(door);
    assertThat(fails.status()).isEqualTo(404);
    assertThat(fails.header("etag")).isNull();
  }

  @Test
  void refusesToTagWhatNobodyKeeps() {
    var problem =
        new GeneratedBackend(directory)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/", etag = true, auth = Auth.PUBLIC)
                  public static void f() {}
                }
                """)
            .problem(Code.INVALID_FUNCTION);

    assertThat(problem.fact())
        .isEqualTo("F.f has etag on a wiring of POST, whose answers nobody keeps.");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).isEqualTo("Remove it; only answers to GET and HEAD are tagged.");
  }

  @Test
  void compressesWhereTheConfigSaysSo() throws IOException {
    HttpDoor door =
        backend.withConfig("{\"http\": {\"compress\": true, \"compressMinSize\": 100}}").http();
    Request asked = Request.of("GET /tagged?text=a").header("accept-encoding", "br, gzip");
    String plain = Request.of("GET /tagged?text=a").to(door);

    HttpResponse response = asked.send(door);

    assertThat(response.header("content-encoding")).isEqualTo("gzip");
    assertThat("200 " + unzip(response)).isEqualTo(plain);
    String tag = response.header("etag");
    assertThat(tag).startsWith("W/\"");
    HttpResponse same = asked.header("if-none-match", tag).send(door);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("etag")).isEqualTo(tag);
    assertThat(same.header("vary")).isEqualTo("accept-encoding");
    HttpResponse head =
        Request.of("HEAD /tagged?text=a").header("accept-encoding", "gzip").send(door);
    assertThat(head.header("content-encoding")).isEqualTo("gzip");
    assertThat(head.length()).isZero();
    assertThat(Request.of("GET /text").header("accept-encoding", "gzip").to(door))
        .isEqualTo("200 \"<p>\"");
  }

  private static String unzip(HttpResponse response) throws IOException {
    ByteArrayInputStream body = new ByteArrayInputStream(response.body(), 0, response.length());
    try (GZIPInputStream in = new GZIPInputStream(body)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void compressesNothingUnlessTheConfigSaysSo() {
    HttpResponse response =
        Request.of("GET /plain?text=aaaaaaaaaaaaaaaaaaaaaaaa")
            .header("accept-encoding", "gzip")
            .send(backend.http());

    assertThat(response.length()).isGreaterThan(1024);
    assertThat(response.headers()).isEmpty();
  }

  @Test
  void namesWhatFewUseOnlyInCodeThatUsesIt() {
    assertThat(backend.file("HttpBootstrap.java"))
        .contains("EntityTag.settle(wire)")
        .doesNotContain("Gzip");
  }
}
