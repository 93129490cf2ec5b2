package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages of other origins may call, and what their browsers are told. */
class CorsTest {
  private static final String APP = "https://app.example.com";
  private static final String CORS =
      """
      { "http": { "publicUrl": "https://www.example.com/shop", "cors": {
        "origins": ["https://app.example.com", "http://localhost:3000"], "credentials": true,
        "headers": ["content-type", "x-csrf"], "exposeHeaders": ["x-total"], "maxAge": 600 } } }
      """;

  @TempDir static Path shared;

  /** Frozen, so that one serves every test. */
  private static HttpDoor door;

  @TempDir Path directory;

  private GeneratedBackend backend(String config) {
    return backend(directory, config);
  }

  private static GeneratedBackend backend(Path directory, String config) {
    return new GeneratedBackend(directory)
        .withConfig(config)
        .with(
            "Seen",
            """
            public final class Seen implements Middleware {
              @Override public void handle(Wire wire, Next next) throws Exception {
                HttpWire http = (HttpWire) wire;
                http.response().header("x-seen", "yes").header("vary", "Accept-Encoding");
                http.response().header("access-control-allow-origin", "*");
                next.proceed();
              }
            }
            """)
        .with(
            "Notes",
            """
            @Use(Seen.class)
            public final class Notes {
              public record NoteId(@Size(max = 3) String id) {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/notes/{id}", auth = Auth.PUBLIC)
              public static String get(NoteId input) { return "note " + input.id(); }

              @PikkuFunc
              @WireHttp(method = HttpMethod.PUT, route = "/notes/{id}", auth = Auth.PUBLIC)
              public static String put(NoteId input) { return "put " + input.id(); }

              @PikkuFunc
              @WireHttp(method = HttpMethod.DELETE, route = "/notes/{id}")
              public static void delete(NoteId input) {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/fail", auth = Auth.PUBLIC)
              public static void fail() { throw new IllegalStateException("secret"); }
            }
            """)
        .with(
            "Partners",
            """
            public final class Partners {
              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/orders", auth = Auth.PUBLIC,
                  cors = @Cors(origins = "https://partner.example.net"))
              public static String order() { return "ordered"; }

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/orders", auth = Auth.PUBLIC)
              @WireHttp(method = HttpMethod.DELETE, route = "/orders", auth = Auth.PUBLIC)
              public static String orders() { return "orders"; }

              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/paid", auth = Auth.PUBLIC,
                  cors = @Cors(origins = "*"))
              public static String paid() { return "paid"; }

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/prices", auth = Auth.PUBLIC,
                  cors = @Cors(origins = "*", exposeHeaders = {"etag", "x-total"}))
              public static String prices() { return "1"; }
            }
            """);
  }

  private static HttpDoor door() {
    if (door == null) {
      door = backend(shared, CORS).corsHttp();
    }
    return door;
  }

  private static Request from(String origin, String line) {
    return Request.of(line).header("origin", origin);
  }

  private static Request preflight(String origin, String path, String method) {
    return from(origin, "OPTIONS " + path).header("access-control-request-method", method);
  }

  private static String allowed(HttpResponse response) {
    return response.header("access-control-allow-origin");
  }

  @Test
  void letsListedPagesReadWhatIsAnswered() {
    HttpResponse response = from(APP, "GET /notes/1").send(door());

    assertThat(response.status()).isEqualTo(200);
    assertThat(allowed(response)).isEqualTo(APP);
    assertThat(response.header("access-control-allow-credentials")).isEqualTo("true");
    assertThat(response.header("access-control-expose-headers")).isEqualTo("x-total");
    assertThat(response.headers()).containsSequence("vary", "Accept-Encoding");
    assertThat(response.headers()).containsSequence("vary", "Origin");
  }

  @Test
  void tellsCachesThatAnswersDifferAlsoWithoutAnOrigin() {
    HttpResponse response = Request.of("GET /notes/1").send(door());

    assertThat(response.status()).isEqualTo(200);
    assertThat(allowed(response)).isNull();
    assertThat(response.headers()).containsSequence("vary", "Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://app.example.com.evil.example",
        "https://app.example.co",
        "http://app.example.com",
        "https://APP.example.com",
        "https://app.example.com:8443",
        "https://app.example.com/",
        "null",
        "*",
        ""
      })
  void givesPagesOfOtherOriginsNoHeaders(String origin) {
    HttpDoor door = door();
    HttpResponse read = from(origin, "GET /notes/1").send(door);
    HttpResponse asked = preflight(origin, "/notes/1", "PUT").send(door);
    HttpResponse changed = from(origin, "PUT /notes/1").send(door);

    assertThat(read.status()).isEqualTo(200);
    assertThat(from(origin, "HEAD /notes/1").send(door).status()).isEqualTo(200);
    assertThat(asked.status()).isEqualTo(204);
    assertThat(changed.status()).isEqualTo(403);
    for (HttpResponse response : new HttpResponse[] {read, asked, changed}) {
      assertThat(response.headers()).noneMatch(text -> text.startsWith("access-control-"));
      assertThat(response.headers()).containsSequence("vary", "Origin");
    }
    assertThat(changed.header("x-seen")).as("middleware").isNull();
  }

  @Test
  void answersPreflightsFromTheRealRoutes() {
    HttpResponse response = preflight(APP, "/notes/1", "PUT").send(door());

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.hasBody()).isFalse();
    assertThat(allowed(response)).isEqualTo(APP);
    assertThat(response.header("access-control-allow-methods"))
        .isEqualTo("GET, PUT, DELETE, HEAD, OPTIONS");
    assertThat(response.header("access-control-allow-headers")).isEqualTo("content-type, x-csrf");
    assertThat(response.header("access-control-max-age")).isEqualTo("600");
    assertThat(response.header("x-seen")).as("middleware").isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/notes/1, GET, 204",
    "/notes/1, HEAD, 204",
    "/notes/1, DELETE, 204",
    "/notes/1, OPTIONS, 204",
    "/notes/1, POST, 405",
    "/notes/1, UT, 405",
    "/notes/1, 'GET, PUT', 405",
    "/fail, HEAD, 405",
    "/nothing, GET, 404",
  })
  void answersPreflightsOnlyForMethodsThatThePathTakes(String path, String method, int status) {
    assertThat(preflight(APP, path, method).send(door()).status()).isEqualTo(status);
  }

  @Test
  void answersOptionsThatAreNoPreflightAsEver() {
    HttpResponse response = from(APP, "OPTIONS /notes/1").send(door());

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("allow")).isEqualTo("GET, PUT, DELETE, HEAD, OPTIONS");
    assertThat(response.header("access-control-allow-methods")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /notes/1, 401",
    "GET, /nothing, 404",
    "POST, /notes/1, 405",
    "PUT, /notes/1234, 422",
    "POST, /fail, 500",
    "GET, /notes/%zz, 400",
  })
  void letsListedPagesReadErrorsToo(String method, String path, int status) {
    HttpResponse response = from(APP, method + " " + path).send(door());

    assertThat(response.status()).isEqualTo(status);
    assertThat(allowed(response)).isEqualTo(APP);
    assertThat(response.headers()).containsSequence("vary", "Origin");
  }

  @Test
  void letsListedPagesReadWhyAnAnswerCouldNotBeSent() {
    HttpResponse response =
        door().failed(from(APP, "GET /notes/1"), 0, new IllegalStateException("too large"));

    assertThat(response.status()).isEqualTo(500);
    assertThat(allowed(response)).isEqualTo(APP);
  }

  @ParameterizedTest
  @CsvSource({
    // the request's own host is "localhost"
    "https://localhost, '', 200",
    "https://localhost:443, '', 403",
    "http://localhost, '', 200",
    "https://localhost:8443, '', 403",
    "https://www.example.com, '', 200",
    "https://evil.example, same-origin, 200",
    "https://evil.example, none, 200",
    "https://evil.example, same-site, 403",
    "https://evil.example, cross-site, 403",
    "null, '', 403",
  })
  void refusesChangesByForeignPagesBeforeAnythingRuns(String origin, String site, int status) {
    Request request = from(origin, "PUT /notes/1");
    if (!site.isEmpty()) {
      request.header("sec-fetch-site", site);
    }
    HttpResponse response = request.send(door());

    assertThat(response.status()).isEqualTo(status);
    assertThat(allowed(response)).isNull();
    assertThat(response.header("x-seen")).isEqualTo(status == 200 ? "yes" : null);
  }

  /** Of hosts, not of schemes: where TLS ends at a proxy, the function does not see the page's. */
  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com, shop.example.com, 200",
    "http://shop.example.com, shop.example.com, 200",
    "https://shop.example.com, Shop.Example.com:443, 200",
    "http://shop.example.com, shop.example.com:80, 200",
    "https://shop.example.com:8443, shop.example.com:8443, 200",
    "https://shop.example.com, shop.example.com:8443, 403",
    "https://shop.example.com:8443, shop.example.com, 403",
    "http://shop.example.com, shop.example.com:443, 403",
    "https://example.com, shop.example.com, 403",
    "https://shop.example.com, example.com, 403",
  })
  void takesPagesOfTheHostThatWasAskedForItsOwn(String origin, String host, int status) {
    assertThat(from(origin, "PUT /notes/1").host(host).send(door()).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.com/shop, https://www.example.com",
    "https://www.example.com:443, https://www.example.com",
    "http://www.example.com:80/shop, http://www.example.com",
    "https://www.example.com:8443/, https://www.example.com:8443",
  })
  void takesPagesOfThePublicUrlForItsOwn(String publicUrl, String origin) {
    HttpDoor door = backend(CORS.replace("https://www.example.com/shop", publicUrl)).corsHttp();

    assertThat(from(origin, "PUT /notes/1").send(door).status()).isEqualTo(200);
  }

  @Test
  void hasTheLastWordOnWhatFunctionsSayOfOtherOrigins() {
    HttpDoor door =
        new GeneratedBackend(directory)
            .withConfig("{ \"http\": { \"cors\": { \"origins\": [\"" + APP + "\"] } } }")
            .with(
                "Notes",
                """
                public final class Notes {
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static void get(HttpWire wire) { open(wire); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/any", auth = Auth.PUBLIC,
                      cors = @Cors(origins = "*"))
                  public static void any(HttpWire wire) { open(wire); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/vary", auth = Auth.PUBLIC)
                  public static void vary(HttpWire wire) {
                    wire.response().header("Vary", "Accept, origin");
                  }

                  private static void open(HttpWire wire) {
                    wire.response().header("Access-Control-Allow-Origin", "https://evil.example");
                    wire.response().header("Access-Control-Allow-Credentials", "true");
                    wire.response().header("Access-Control-Expose-Headers", "x-secret");
                  }
                }
                """)
            .corsHttp();

    assertThat(from(APP, "GET /").send(door).headers())
        .containsExactlyInAnyOrder("vary", "Origin", "access-control-allow-origin", APP);
    assertThat(from("https://evil.example", "GET /").send(door).headers())
        .containsExactly("vary", "Origin");
    assertThat(from("https://evil.example", "GET /any").send(door).headers())
        .containsExactly("access-control-allow-origin", "*");
    assertThat(from("https://evil.example", "GET /vary").send(door).headers())
        .containsExactly("Vary", "Accept, origin");
  }

  @Test
  void letsCallersPassThatAreNoBrowsers() {
    assertThat(Request.of("PUT /notes/1").to(door())).isEqualTo("200 \"put 1\"");
  }

  @Test
  void takesTheWiringsOwnPolicyOverTheBackends() {
    HttpDoor door = door();
    String partner = "https://partner.example.net";
    HttpResponse ordered = from(partner, "POST /orders").send(door);
    HttpResponse asked = preflight(partner, "/orders", "POST").send(door);

    assertThat(ordered.status()).isEqualTo(200);
    assertThat(allowed(ordered)).isEqualTo(partner);
    assertThat(ordered.header("access-control-allow-credentials")).isNull();
    assertThat(allowed(asked)).isEqualTo(partner);
    assertThat(asked.header("access-control-allow-headers"))
        .isEqualTo("content-type, authorization, x-api-key");
    assertThat(from(APP, "POST /orders").send(door).status()).isEqualTo(403);
    assertThat(from(partner, "PUT /notes/1").send(door).status()).isEqualTo(403);
  }

  /** Browsers remember the methods, and would ask no more before those of another policy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://partner.example.net | POST | POST, OPTIONS",
        "https://app.example.com | GET | GET, DELETE, HEAD, OPTIONS",
        "https://app.example.com | HEAD | GET, DELETE, HEAD, OPTIONS",
      })
  void namesOnlyMethodsOfItsOwnPolicyBeforeAPreflight(String origin, String asked, String methods) {
    HttpResponse response = preflight(origin, "/orders", asked).send(door());

    assertThat(allowed(response)).isEqualTo(origin);
    assertThat(response.header("access-control-allow-methods")).isEqualTo(methods);
    assertThat(response.header("allow")).isEqualTo("GET, POST, DELETE, HEAD, OPTIONS");
  }

  @Test
  void refusesPreflightsForMethodsOfAnotherPolicy() {
    assertThat(allowed(preflight(APP, "/orders", "POST").send(door()))).isNull();
    assertThat(allowed(preflight("https://partner.example.net", "/orders", "DELETE").send(door())))
        .isNull();
  }

  @Test
  void letsAWiringTakeFormsOfEveryPageThoughTheBackendTakesThoseOfFew() {
    HttpResponse response = from("https://bank.example", "POST /paid").send(door());

    assertThat(response.status()).isEqualTo(200);
    assertThat(allowed(response)).isEqualTo("*");
    assertThat(response.header("access-control-allow-credentials")).isNull();
  }

  @Test
  void answersAnyOriginAlikeWhereTheWiringSaysSo() {
    HttpDoor door = door();
    HttpResponse read = from("https://any.example", "GET /prices").send(door);
    HttpResponse head = from("https://any.example", "HEAD /prices").send(door);

    assertThat(allowed(read)).isEqualTo("*");
    assertThat(read.header("vary")).isNull();
    assertThat(read.header("access-control-expose-headers")).isEqualTo("etag, x-total");
    assertThat(allowed(head)).isEqualTo("*");
    assertThat(allowed(Request.of("GET /prices").send(door))).isEqualTo("*");
  }

  @Test
  void leavesOtherWiringsAloneWhereOnlyOneHasAPolicy() {
    HttpDoor door = backend("{}").corsHttp();

    assertThat(from("https://any.example", "PUT /notes/1").to(door)).isEqualTo("200 \"put 1\"");
    assertThat(from("https://any.example", "POST /orders").send(door).status()).isEqualTo(403);
    HttpResponse asked = preflight(APP, "/notes/1", "PUT").send(door);
    assertThat(asked.header("allow")).isEqualTo("GET, PUT, DELETE, HEAD, OPTIONS");
    assertThat(allowed(asked)).isNull();
  }

  @Test
  void servesWithoutCorsThroughTheHandlerBesideIt() {
    GeneratedBackend backend = backend(CORS);
    HttpResponse response = from("https://evil.example", "PUT /fail").send(backend.http());

    assertThat(response.status()).isEqualTo(405);
    assertThat(allowed(response)).isNull();
    assertThat(backend.file("HttpHandler.java")).contains("return new CorsHttpBootstrap(");
    assertThat(backend.file("CorslessHttpHandler.java")).contains("return new HttpBootstrap(");
  }

  @ParameterizedTest
  @CsvSource({
    "cors, HttpHandler, false",
    "corsless, CorslessHttpHandler, false",
    "both, HttpHandler, true",
  })
  void deploysTheHandlersThatTheConfigSays(String deploy, String handler, boolean both) {
    String yml =
        backend(CORS.replace("\"maxAge\"", "\"deploy\": \"" + deploy + "\", \"maxAge\""))
            .file("serverless.yml");

    assertThat(yml).contains("  http:\n    handler: acme.pikku." + handler + "\n");
    assertThat(yml.contains("  corsless:\n    handler: acme.pikku.CorslessHttpHandler\n"))
        .isEqualTo(both);
  }

  @Test
  void letsPreflightsThroughTheGatewayRouteByRoute() {
    String yml =
        backend(CORS.replace("\"publicUrl\"", "\"mode\": \"routes\", \"publicUrl\""))
            .file("serverless.yml");

    assertThat(yml).contains("path: /notes/{id}\n          method: OPTIONS");
    assertThat(yml).contains("path: /orders\n          method: OPTIONS").doesNotContain("cors:");
  }

  @Test
  void isNotThereUnlessAskedFor() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "Notes",
                """
                public final class Notes {
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static String get() { return "note"; }
                }
                """);

    assertThat(backend.result().files())
        .noneMatch(file -> file.path().endsWith(".java") && file.content().contains("Cors"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.example/ | ends with a slash, and origins have none | \"https://a.example\"",
        "https://a.example/x/y | has more than scheme, host and port | \"https://a.example\"",
        "https://*.a.example | has a wildcard inside | each origin out",
        "a.example | has no scheme, such as \"https://\" | \"https://a.example\"",
        "https://A.example | has capitals | \"https://a.example\"",
        "https://a.example:443 | names the usual port | \"https://a.example\"",
        "http://a.example:80 | names the usual port | \"http://a.example\"",
        "https://u@a.example | has a user in it | each origin out",
        "https:// | is no origin | each origin out",
      })
  void refusesOriginsThatNoBrowserSends(String origin, String fact, String remedy) {
    GeneratedBackend backend =
        backend("{ \"http\": { \"cors\": { \"origins\": [\n  \"" + origin + "\"] } } }");
    String problem = backend.problem(Code.INVALID_CORS).toString();

    assertThat(problem)
        .startsWith(
            "[PikkuInvalidCors] pikku.config.json:2:3: The origin \""
                + origin
                + "\" of \"http.cors.origins[0]\" "
                + fact)
        .contains("Write ")
        .contains(remedy);
    assertThat(backend.diagnostics().errors()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"origins\": [\"*\"], \"credentials\": true | any origin (\"*\") call with credentials",
        "\"credentials\": true | without \"origins\"",
        "\"origins\": [] | without \"origins\"",
        "\"origins\": [\"*\", \"https://a.example\"] | \"*\" beside other origins",
        "\"origins\": [\"https://a.example\"], \"credentials\": true, \"headers\": [\"*\"] | for headers",
      })
  void refusesPoliciesThatBrowsersDoNotTake(String policy, String fact) {
    String problem =
        backend("{ \"http\": { \"cors\": {" + policy + "} } }")
            .problem(Code.INVALID_CORS)
            .toString();

    assertThat(problem).startsWith("[PikkuInvalidCors] pikku.config.json:1:").contains(fact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "origins = \"https://a.example/\" | ends with a slash",
        "origins = \"*\", credentials = true | with credentials",
        "exposeHeaders = \"etag\" | without \"origins\"",
        "origins = \"https://a.example\", maxAge = 90000 | 90000 seconds",
      })
  void refusesTheSameOnAWiringWithItsPlace(String cors, String fact) {
    String problem =
        new GeneratedBackend(directory)
            .with(
                "Notes",
                """
                public final class Notes {
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC, cors = @Cors(%s))
                  public static String get() { return "note"; }
                }
                """
                    .formatted(cors))
            .problem(Code.INVALID_CORS)
            .toString();

    assertThat(problem)
        .startsWith("[PikkuInvalidCors] functions/acme/Notes.java:4")
        .contains("\"GET /\" of Notes.get", fact);
  }
}
