package dev.pikku.generator.emit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedDocumentTest {
  private static final String SERVED = "{\"openapi\": {\"route\": \"/openapi.json\"}}";

  @TempDir Path directory;

  private GeneratedBackend backend(String route) {
    return new GeneratedBackend(directory)
        .with(
            "Api",
            """
            /** Says \\\\u0000 and äöü. */
            public final class Api {
              /** Says "hi" to \\u00e4\\u00f6\\u00fc, with a \\\\ and a tab. */
              @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "%s")
              public static String hello() { return "hi"; }
            }
            """
                .formatted(route));
  }

  @Test
  void answersEverybodyWithTheDocument() {
    GeneratedBackend backend = backend("/hello").withConfig(SERVED);
    HttpDoor door = backend.http();

    String answer = Request.of("GET /openapi.json").to(door);
    assertThat(answer).startsWith("200 {");
    assertThat(Documents.parse(answer.substring(4)))
        .isEqualTo(Documents.parse(backend.file("openapi.json")));
    assertThat(Request.of("GET /openapi.json").send(door).contentType())
        .isEqualTo("application/json");
    assertThat(Request.of("POST /openapi.json").to(door)).startsWith("405 ");
    assertThat(Request.of("HEAD /openapi.json").to(door)).isEqualTo("200");
    assertThat(Request.of("GET /hello").to(door)).startsWith("401 ");
  }

  @Test
  void isNotInTheArchiveUnlessServed() {
    GeneratedBackend backend = backend("/hello");

    assertThat(backend.classes().files().keySet()).noneMatch(name -> name.contains("OpenApi"));
    assertThat(Request.of("GET /openapi.json").to(backend.http())).startsWith("404 ");
  }

  @Test
  void leavesRoutesOfFunctionsAlone() {
    GeneratedBackend backend = backend("/openapi.json").withConfig(SERVED);

    var problem = backend.problem(Code.DUPLICATE_ROUTE);
    assertThat(problem.toString())
        .contains(
            "pikku.config.json:1:23",
            "The route of the API description matches the same requests as"
                + " \"GET /openapi.json\" of Api.hello",
            "Serve the description elsewhere");
  }

  @Test
  void giveWayToAMoreSpecificRoute() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "Api",
                """
                public final class Api {
                  public record In(String rest) {}
                  @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/{rest+}", auth = Auth.PUBLIC)
                  public static String all(In input) { return input.rest(); }
                }
                """)
            .withConfig(SERVED);

    assertThat(Request.of("GET /openapi.json").to(backend.http())).contains("\"openapi\":\"3.1");
    assertThat(Request.of("GET /other.json").to(backend.http())).isEqualTo("200 \"other.json\"");
  }

  @Test
  void isReachableWhereEachRouteIsAnEvent() {
    GeneratedBackend backend =
        backend("/hello")
            .withConfig(
                "{\"http\": {\"mode\": \"routes\"}, \"openapi\": {\"route\": \"/openapi.json\"}}");

    assertThat(backend.file("serverless.yml"))
        .contains("path: /openapi.json\n          method: GET");
  }

  @Test
  void servesThousandsOfLines() {
    StringBuilder functions = new StringBuilder("public final class Api {\n");
    for (int i = 0; i < 260; i++) {
      functions.append(
          """
          public record In%1$d(@NotBlank String text, List<Integer> numbers) {}
          @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/f%1$d", auth = Auth.PUBLIC)
          public static int f%1$d(In%1$d input) { return %1$d; }
          """
              .formatted(i));
    }
    GeneratedBackend backend =
        new GeneratedBackend(directory).with("Api", functions + "}\n").withConfig(SERVED);
    HttpDoor door = backend.http();

    String answer = Request.of("GET /openapi.json").to(door);
    assertThat(answer).hasSizeGreaterThan(200_000);
    assertThat(Documents.parse(answer.substring(4)))
        .isEqualTo(Documents.parse(backend.file("openapi.json")));
    assertThat(Request.of("POST /f259").json("{\"text\":\"a\",\"numbers\":[]}").to(door))
        .isEqualTo("200 259");
  }
}
