package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.wire.QueueJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One record from everywhere a request has something to say. */
class HttpBindingTest {
  private static final String FUNCTIONS =
      """
      public final class B {
        static final List<String> WORKED = new ArrayList<>();
        private B() {}
        public static List<String> worked() { return WORKED; }
        public record Update(
            int id, @NotBlank String text, @Default("normal") String priority,
            @Csv @Size(max = 3) List<@Min(1) Integer> days, List<String> tags,
            @Header @Csv List<String> ifMatch, @Header("x-count") OptionalInt count,
            @Cookie Optional<String> theme, @Nullable Address address) {}
        public record Address(@NotBlank String city) {}
        public record Amount(java.math.BigDecimal amount, java.time.Instant at, double ratio) {}

        @PikkuFunc
        @WireHttp(method = HttpMethod.PUT, route = "/update/{id}", auth = Auth.PUBLIC)
        @WireHttp(method = HttpMethod.GET, route = "/update/{id}", auth = Auth.PUBLIC)
        @WireHttp(method = HttpMethod.DELETE, route = "/update/{id}", auth = Auth.PUBLIC)
        @WireHttp(method = HttpMethod.OPTIONS, route = "/update/{id}", auth = Auth.PUBLIC)
        @WireQueueWorker(name = "updates")
        public static void update(Update input, Optional<HttpWire> wire) {
          WORKED.add(String.valueOf(input));
          wire.ifPresent(http -> http.response().text("text/plain", String.valueOf(input)));
        }

        @PikkuFunc
        @WireHttp(method = HttpMethod.POST, route = "/amount/{amount}", auth = Auth.PUBLIC)
        public static void amount(Amount input) {}

        @PikkuFunc
        @WireHttp(method = HttpMethod.POST, route = "/text", auth = Auth.PUBLIC)
        public static String text(String input) { return input; }

        @PikkuFunc
        @WireHttp(method = HttpMethod.POST, route = "/bytes", auth = Auth.PUBLIC)
        public static int bytes(byte[] input) { return input.length; }

        @PikkuFunc
        @WireHttp(method = HttpMethod.POST, route = "/list", auth = Auth.PUBLIC)
        public static List<Address> list(List<Address> input) { return input; }

        @PikkuFunc
        @WireHttp(method = HttpMethod.POST, route = "/any", auth = Auth.PUBLIC)
        public static Object any(Map<String, Object> input) { return input; }
      }
      """;

  private static GeneratedBackend backend;
  private static HttpDoor door;

  @BeforeAll
  static void generate(@TempDir Path directory) {
    backend = new GeneratedBackend(directory).with("B", FUNCTIONS);
    door = backend.http();
  }

  @Test
  void gathersOneRecordFromEverySourceAtOnce() {
    assertThat(
            Request.of("PUT /update/7?days=1,2&tags=a&tags=b%2Cc")
                .header("if-match", "\"x\", \"y\"")
                .header("x-count", "3")
                .cookie("theme", "dark")
                .json("{\"text\":\"milk\",\"address\":{\"city\":\"Rome\"}}")
                .to(door))
        .isEqualTo(
            "200 Update[id=7, text=milk, priority=normal, days=[1, 2], tags=[a, b,c],"
                + " ifMatch=[\"x\", \"y\"], count=OptionalInt[3], theme=Optional[dark],"
                + " address=Address[city=Rome]]");
  }

  @Test
  void bindsTheSameRecordFromAForm() {
    String bound =
        "200 Update[id=7, text=a b, priority=high, days=[1, 2, 3], tags=[], ifMatch=[],"
            + " count=OptionalInt.empty, theme=Optional.empty, address=null]";

    assertThat(
            Request.of("PUT /update/7?priority=high")
                .body(
                    "application/x-www-form-urlencoded; charset=utf-8", "text=a+b&days=1,+2&days=3")
                .to(door))
        .isEqualTo(bound);
    assertThat(
            Request.of("PUT /update/7?priority=high")
                .multipart(part("text", "a b"), part("days", "1, 2"), part("days", "3"))
                .to(door))
        .isEqualTo(bound);
    assertThat(Request.of("GET /update/7?priority=high&text=a%20b&days=1,2,3").to(door))
        .isEqualTo(bound);
  }

  @Test
  void takesTheSameRecordFromAQueue() {
    String message =
        "{\"id\":8,\"text\":\"milk\",\"days\":[1],\"tags\":[],\"ifMatch\":[\"x\"],\"count\":3,"
            + "\"theme\":\"dark\"}";

    assertThat(backend.queue().work(List.of(job(message)))).containsExactly(false);
    assertThat(String.valueOf(backend.call("B", "worked")))
        .contains(
            "Update[id=8, text=milk, priority=normal, days=[1], tags=[], ifMatch=[x],"
                + " count=OptionalInt[3], theme=Optional[dark], address=null]");
  }

  private static QueueJob job(String body) {
    return new QueueJob(
        "updates",
        "1",
        1,
        null,
        0,
        body.getBytes(StandardCharsets.UTF_8),
        "trace",
        System.currentTimeMillis() + 10_000);
  }

  @Test
  void tellsEverythingThatIsWrongWithItsPath() {
    assertThat(
            Request.of("PUT /update/x?days=1,0&nothing=1&toString=1")
                .header("x-count", "many")
                .json(
                    "{\"text\":\" \",\"tags\":[1],\"address\":{\"city\":\"\"},\"theme\":\"dark\"}")
                .to(door))
        .startsWith("422 {\"name\":\"InvalidInputError\"")
        .contains("{\"path\":\"id\",\"message\":\"must be a whole number\"}")
        .contains("{\"path\":\"nothing\",\"message\":\"is not a known key\"}")
        .contains("{\"path\":\"toString\",\"message\":\"is not a known key\"}")
        .contains("{\"path\":\"count\",\"message\":\"must be a whole number\"}")
        .contains("{\"path\":\"tags[0]\",\"message\":\"must be text\"}")
        .contains("{\"path\":\"theme\",\"message\":\"is not a known key\"}")
        .contains("{\"path\":\"text\",\"message\":\"must not be blank\"}")
        .contains("{\"path\":\"days[1]\",\"message\":\"must be greater than or equal to 1\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.50, 200",
    "1.5, 1.50, 422",
    "1.50, 1.5, 422",
    "2, 3, 422",
  })
  void comparesDecimalsWithTheirScale(String path, String body, int status) {
    assertThat(
            Request.of("POST /amount/" + path)
                .json("{\"amount\":%s,\"at\":\"2026-01-31T00:00:00Z\",\"ratio\":1}".formatted(body))
                .send(door)
                .status())
        .isEqualTo(status == 200 ? 204 : status);
  }

  @Test
  void comparesValuesNotTheirTexts() {
    String body = "{\"amount\":1,\"at\":\"2026-01-31T00:00:00.000Z\",\"ratio\":%s}";
    String target = "POST /amount/1?at=2026-01-31T00:00:00Z&ratio=1";

    assertThat(Request.of(target).json(body.formatted("1.0e0")).to(door)).isEqualTo("204");
    assertThat(Request.of(target).json(body.formatted("1.1")).to(door))
        .startsWith("422 ")
        .contains("[{\"path\":\"ratio\",\"message\":\"has conflicting values\"}]");
  }

  @Test
  void refusesWhatTwoSourcesSayDifferently() {
    String form = "application/x-www-form-urlencoded";
    String conflict = "[{\"path\":\"%s\",\"message\":\"has conflicting values\"}]";

    assertThat(Request.of("GET /update/7?text=x&id=8").to(door))
        .startsWith("422 ")
        .contains(conflict.formatted("id"));
    assertThat(Request.of("GET /update/7?text=x&id=7").send(door).status()).isEqualTo(200);
    assertThat(Request.of("PUT /update/7?text=x").body(form, "text=y").to(door))
        .startsWith("422 ")
        .contains(conflict.formatted("text"));
    assertThat(Request.of("PUT /update/7?text=x").body(form, "text=x").send(door).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"theme=dark", "count=3", "ifMatch=x"})
  void takesHeadersAndCookiesFromNowhereElse(String pair) {
    String unknown =
        "[{\"path\":\"%s\",\"message\":\"is not a known key\"}]"
            .formatted(pair.substring(0, pair.indexOf('=')));

    assertThat(Request.of("GET /update/7?text=x&" + pair).to(door))
        .startsWith("422 ")
        .contains(unknown);
    assertThat(
            Request.of("PUT /update/7")
                .body("application/x-www-form-urlencoded", "text=x&" + pair)
                .to(door))
        .startsWith("422 ")
        .contains(unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS"})
  void readsNoBodyThatMeansNothing(String method) {
    assertThat(Request.of(method + " /update/7?text=x").json("{").send(door).status())
        .isEqualTo(200);
  }

  @Test
  void refusesAScalarThatOneSourceGivesTwice() {
    assertThat(Request.of("GET /update/7?text=a&text=a").to(door))
        .startsWith("422 ")
        .contains("[{\"path\":\"text\",\"message\":\"is given more than once\"}]");
  }

  @Test
  void takesAListFromOneSourceAlone() {
    Request request = Request.of("PUT /update/7?tags=a");
    assertThat(request.body("application/x-www-form-urlencoded", "text=x&tags=a").to(door))
        .startsWith("422 ")
        .contains("[{\"path\":\"tags\",\"message\":\"has conflicting values\"}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/vnd.acme+json; charset=utf-8",
        "APPLICATION/JSON"
      })
  void readsJsonByWhateverNameItGoes(String type) {
    assertThat(Request.of("POST /any").body(type, "{\"a\":[1,null]}").to(door))
        .isEqualTo("200 {\"a\":[1,null]}");
    assertThat(Request.of("POST /list").body(type, "[{\"city\":\"Rome\"}]").to(door))
        .isEqualTo("200 [{\"city\":\"Rome\"}]");
  }

  @Test
  void readsTextAndBytes() {
    assertThat(Request.of("POST /text").body("text/csv", "a,b").to(door)).isEqualTo("200 \"a,b\"");
    assertThat(Request.of("POST /text").json("\"a\"").to(door)).isEqualTo("200 \"a\"");
    assertThat(Request.of("POST /bytes").body("image/png", "abc").to(door)).isEqualTo("200 3");
    assertThat(Request.of("POST /bytes").to(door)).isEqualTo("200 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT /update/7|application/json|{|400",
        "PUT /update/7|application/json|{} x|400",
        "PUT /update/7|application/json|[]|422",
        "PUT /update/7|application/xml|<a/>|415",
        "PUT /update/7|text/plain|a|415",
        "POST /list|application/x-www-form-urlencoded|a=b|415",
        "POST /text|application/octet-stream|a|415",
        "PUT /update/7|application/x-www-form-urlencoded|text=%zz|400",
        "PUT /update/7|multipart/form-data; boundary=b|x|400",
      })
  void refusesWhatItCannotRead(String target, String type, String body, int status) {
    assertThat(Request.of(target).body(type, body).send(door).status()).isEqualTo(status);
  }

  @Test
  void readsNoCompressedBodyButAsBytes() {
    Request text = Request.of("POST /text").header("content-encoding", "gzip");
    assertThat(text.json("\"a\"").to(door))
        .startsWith("415 ")
        .contains("A body with a content encoding is not read here");
    assertThat(
            Request.of("PUT /update/7")
                .header("content-encoding", "br")
                .json("{}")
                .send(door)
                .status())
        .isEqualTo(415);
    assertThat(
            Request.of("POST /text").header("content-encoding", "Identity").json("\"a\"").to(door))
        .isEqualTo("200 \"a\"");
    assertThat(
            Request.of("POST /bytes")
                .header("content-encoding", "gzip")
                .body("a/b", "abc")
                .to(door))
        .isEqualTo("200 3");
  }

  @Test
  void keepsItsLimits() {
    String query = "tags=a&".repeat(1000);
    assertThat(Request.of("GET /update/7?text=x&" + query.substring(7)).send(door).status())
        .isEqualTo(200);
    assertThat(Request.of("GET /update/7?text=x&" + query).to(door))
        .startsWith("400 ")
        .contains("A query or form has more than 1000 values");
    assertThat(
            Request.of("PUT /update/7")
                .body("application/x-www-form-urlencoded", "text=x&" + query)
                .to(door))
        .startsWith("400 ");
    assertThat(Request.of("POST /any").json("[".repeat(101)).to(door)).startsWith("400 ");
    assertThat(Request.of("POST /text").body("text/plain", "x".repeat(10485761)).to(door))
        .startsWith("413 ")
        .contains("The body has more than 10485760 bytes");
  }

  @Test
  void keepsTheLimitsOfItsConfig(@TempDir Path directory) {
    HttpDoor strict =
        new GeneratedBackend(directory)
            .with("B", FUNCTIONS)
            .withConfig("{\"http\": {\"maxValues\": 2}}")
            .http();

    assertThat(Request.of("GET /update/7?text=x&tags=a").send(strict).status()).isEqualTo(200);
    assertThat(Request.of("GET /update/7?text=x&tags=a&tags=b").to(strict))
        .startsWith("400 ")
        .contains("more than 2 values");
    Request form = Request.of("PUT /update/7");
    assertThat(form.multipart(part("text", "x"), part("tags", "a"), part("tags", "b")).to(strict))
        .startsWith("400 ")
        .contains("more than 2 values");
  }

  private static String part(String name, String text) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text;
  }
}
