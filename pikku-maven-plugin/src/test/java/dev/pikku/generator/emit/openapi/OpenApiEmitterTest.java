package dev.pikku.generator.emit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiEmitterTest {
  @TempDir Path directory;

  private GeneratedBackend backend(String functions) {
    return new GeneratedBackend(directory)
        .with("Api", "public final class Api {\n" + functions + "\n}\n");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode operation(JsonNode document, String path, String method) {
    JsonNode operation = document.path("paths").path(path).path(method);
    assertThat(operation.isMissingNode()).as(names(document.path("paths")).toString()).isFalse();
    return operation;
  }

  private static List<String> parameters(JsonNode operation) {
    List<String> parameters = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      parameters.add(
          parameter.path("in").asText()
              + " "
              + parameter.path("name").asText()
              + (parameter.path("required").asBoolean() ? " required" : ""));
    }
    return parameters;
  }

  @Test
  void isLeftOutWhereNothingIsWiredToHttp() {
    GeneratedBackend backend =
        backend(
            """
            @PikkuFunc @WireScheduler(name = "tick", schedule = "* * * * *")
            public static void tick() {}
            """);

    assertThat(backend.result().files()).noneMatch(file -> file.path().equals("openapi.json"));
  }

  @Test
  void saysWhatTheConfigSays() {
    JsonNode document =
        Documents.of(
            backend(
                    """
                    @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/a")
                    public static int a() { return 1; }
                    @PikkuFunc(tags = "open")
                    @WireHttp(method = HttpMethod.GET, route = "/b", auth = Auth.PUBLIC)
                    public static int b() { return 1; }
                    """)
                .withConfig(
                    """
                    {"openapi": {"title": "Todos", "version": "2.1", "description": "All *todos*.",
                      "servers": [{"url": "https://todos.example.org", "description": "live"}],
                      "security": {"login": {"type": "oauth2", "flows":
                        {"clientCredentials": {"tokenUrl": "https://login.example.org"}}},
                        "key": {"type": "apiKey", "in": "header", "name": "x-key"}}}}
                    """));

    assertThat(document.at("/info/title").asText()).isEqualTo("Todos");
    assertThat(document.at("/info/version").asText()).isEqualTo("2.1");
    assertThat(document.at("/info/description").asText()).isEqualTo("All *todos*.");
    assertThat(document.at("/servers/0/url").asText()).isEqualTo("https://todos.example.org");
    assertThat(operation(document, "/a", "get").path("security").toString())
        .isEqualTo("[{\"key\":[]},{\"login\":[]}]");
    assertThat(operation(document, "/b", "get").path("security").toString()).isEqualTo("[]");
    assertThat(document.path("tags").toString()).isEqualTo("[{\"name\":\"open\"}]");
  }

  @Test
  void asksForABearerTokenUnlessStated() {
    String functions =
        """
        @PikkuSession public record Me(String name, List<String> scopes) implements dev.pikku.auth.Scoped {}
        @PikkuFunc(scopes = "admin") @WireHttp(method = HttpMethod.GET, route = "/d")
        @WireHttp(method = HttpMethod.GET, route = "/c", auth = Auth.PUBLIC)
        public static int c() { return 1; }
        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/a")
        public static int a() { return 1; }
        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/b", auth = Auth.PUBLIC)
        public static int b(Optional<Me> me) { return 1; }
        """;
    JsonNode document = Documents.of(backend(functions));
    assertThat(operation(document, "/a", "get").path("security").toString())
        .isEqualTo("[{\"bearer\":[]}]");
    assertThat(operation(document, "/a", "get").path("responses").has("401")).isTrue();
    assertThat(operation(document, "/b", "get").path("security").toString())
        .isEqualTo("[{},{\"bearer\":[]}]");
    assertThat(operation(document, "/b", "get").path("responses").has("401")).isFalse();

    assertThat(operation(document, "/c", "get").path("security").toString())
        .as("whose scopes need a session")
        .isEqualTo("[{\"bearer\":[\"admin\"]}]");
    assertThat(names(operation(document, "/c", "get").path("responses")))
        .containsExactly("200", "401", "403", "500", "default");

    JsonNode silent =
        Documents.of(backend(functions).withConfig("{\"openapi\": {\"security\": {}}}"));
    assertThat(operation(silent, "/a", "get").has("security")).isFalse();
  }

  @Test
  void putsEachComponentWhereItIsBoundFrom() {
    String input =
        """
        public enum Order { UP, DOWN }
        public record Inner(int a) {}
        public record In(UUID id, String text, Optional<Order> order, List<String> tag, @Csv Set<Integer> size,
          @Default("20") int limit, @NotEmpty List<String> must, @Nullable Inner inner,
          @Header("if-match") Optional<String> version, @Cookie String visitor) {}
        """;
    JsonNode document =
        Documents.of(
            backend(
                input
                    + """
                    @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/a/{id}", auth = Auth.PUBLIC)
                    @WireHttp(method = HttpMethod.PUT, route = "/a/{id}", auth = Auth.PUBLIC)
                    public static void a(In input) {}
                    """));

    JsonNode get = operation(document, "/a/{id}", "get");
    assertThat(parameters(get))
        .containsExactly(
            "path id required",
            "query text required",
            "query order",
            "query tag",
            "query size",
            "query limit",
            "query must required",
            "header if-match",
            "cookie visitor required");
    assertThat(get.has("requestBody")).isFalse();
    assertThat(get.at("/parameters/3/explode").asBoolean()).isTrue();
    assertThat(get.at("/parameters/4").toString())
        .contains("\"style\":\"form\",\"explode\":false", "\"uniqueItems\":true");
    assertThat(get.at("/parameters/5/schema/default").asInt()).isEqualTo(20);

    JsonNode put = operation(document, "/a/{id}", "put");
    assertThat(parameters(put))
        .containsExactly("path id required", "header if-match", "cookie visitor required");
    JsonNode json = put.at("/requestBody/content/application~1json/schema");
    JsonNode body = document.at(json.path("$ref").asText().substring(1));
    assertThat(names(body.path("properties")))
        .containsExactly("text", "order", "tag", "size", "limit", "must", "inner");
    assertThat(body.path("required").toString()).isEqualTo("[\"text\",\"tag\",\"size\",\"must\"]");
    JsonNode form = put.at("/requestBody/content/application~1x-www-form-urlencoded");
    assertThat(names(form.at("/schema/properties")))
        .as("a record cannot be text")
        .containsExactly("text", "order", "tag", "size", "limit", "must");
    assertThat(form.at("/schema/required").toString()).isEqualTo("[\"text\",\"must\"]");
    assertThat(form.at("/encoding/size/explode").asBoolean(true)).isFalse();
    assertThat(put.at("/requestBody/required").asBoolean()).isTrue();
  }

  @Test
  void asksForABodyOnlyWhereOneIsNeeded() {
    GeneratedBackend backend =
        backend(
            """
            public record Maybe(Optional<String> text, List<String> tags) {}
            public record Id(String id) {}
            @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/maybe", auth = Auth.PUBLIC)
            public static String maybe(Maybe input) { return input.tags() + "" + input.text(); }
            @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/id/{id}", auth = Auth.PUBLIC)
            public static String id(Id input) { return input.id(); }
            @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/optional", auth = Auth.PUBLIC)
            public static boolean optional(Optional<Id> input) { return input.isPresent(); }
            @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/text", auth = Auth.PUBLIC)
            public static boolean text(Optional<String> input) { return input.isPresent(); }
            @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/bytes", auth = Auth.PUBLIC)
            public static boolean bytes(Optional<byte[]> input) { return input.isPresent(); }
            """);
    JsonNode document = Documents.of(backend);

    assertThat(operation(document, "/maybe", "post").at("/requestBody/required").asBoolean())
        .isFalse();
    assertThat(Request.of("POST /maybe").to(backend.http())).isEqualTo("200 \"[]Optional.empty\"");
    assertThat(operation(document, "/id/{id}", "post").has("requestBody")).isFalse();
    assertThat(operation(document, "/optional", "post").at("/requestBody/required").asBoolean())
        .isFalse();
    assertThat(Request.of("POST /optional").to(backend.http())).isEqualTo("200 false");
    JsonNode text = operation(document, "/text", "post").path("requestBody");
    assertThat(text.path("required").asBoolean()).isFalse();
    assertThat(names(text.path("content"))).containsExactly("text/plain", "application/json");
    JsonNode bytes = operation(document, "/bytes", "post").path("requestBody");
    assertThat(bytes.path("required").asBoolean()).isFalse();
    assertThat(names(bytes.path("content"))).containsExactly("application/octet-stream");
    assertThat(Request.of("POST /id/7").to(backend.http())).isEqualTo("200 \"7\"");
  }

  @Test
  void namesBodiesThatAreNoRecords() {
    JsonNode document =
        Documents.of(
            backend(
                """
                public record Item(@NotBlank String name) {}
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/bytes", auth = Auth.PUBLIC)
                public static byte[] bytes(byte[] input) { return input; }
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/text", auth = Auth.PUBLIC)
                public static String text(String input) { return input; }
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/list", auth = Auth.PUBLIC)
                public static int list(List<Item> input) { return input.size(); }
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/file", auth = Auth.PUBLIC)
                public static void file(Upload input) {}
                public record Upload(String name, @Size(max = 9) byte[] content, @Size(max = 3) List<UploadedFile> more) {}
                """));

    assertThat(names(operation(document, "/bytes", "post").at("/requestBody/content")))
        .containsExactly("application/octet-stream");
    assertThat(names(operation(document, "/bytes", "post").path("responses")))
        .containsExactly("200", "413", "500", "default");
    assertThat(names(operation(document, "/text", "post").at("/requestBody/content")))
        .containsExactly("text/plain", "application/json");
    assertThat(
            operation(document, "/list", "post")
                .at("/requestBody/content/application~1json/schema")
                .toString())
        .isEqualTo("{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Item\"}}");
    JsonNode upload = operation(document, "/file", "post").at("/requestBody/content");
    assertThat(upload.at("/multipart~1form-data/schema/properties/content").toString())
        .isEqualTo(
            "{\"type\":\"string\",\"contentMediaType\":\"application/octet-stream\",\"maxLength\":9}");
    assertThat(upload.at("/multipart~1form-data/schema/properties/more").toString())
        .isEqualTo(
            "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"contentMediaType\":"
                + "\"application/octet-stream\"},\"maxItems\":3}");
    assertThat(upload.at("/multipart~1form-data/schema/required").toString())
        .isEqualTo("[\"name\",\"content\"]");
    assertThat(names(upload.at("/application~1x-www-form-urlencoded/schema/properties")))
        .containsExactly("name", "content");
    assertThat(upload.at("/application~1json/schema/$ref").asText()).endsWith("/Upload");
    assertThat(document.at("/components/schemas/Upload/properties/content").toString())
        .isEqualTo("{\"type\":\"string\",\"contentEncoding\":\"base64\",\"maxLength\":12}");
  }

  @Test
  void writesRoutesAsOpenApiCan() {
    String functions =
        """
        public record Rest(String rest) {}
        public record Id(String id) {}
        public record Other(String other) {}
        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/files/{rest+}", auth = Auth.PUBLIC)
        public static String files(Rest input) { return input.rest(); }
        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/files/{id}", auth = Auth.PUBLIC)
        public static String file(Id input) { return input.id(); }
        @PikkuFunc @WireHttp(method = HttpMethod.PUT, route = "/files/:other", auth = Auth.PUBLIC)
        public static String put(Other input) { return input.other(); }
        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/all/{rest+}", auth = Auth.PUBLIC)
        public static String all(Rest input) { return input.rest(); }
        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
        public static String root() { return "root"; }
        """;
    JsonNode document = Documents.of(backend(functions));

    assertThat(names(document.path("paths")))
        .containsExactly("/", "/all/{rest}", "/files/{id}", "/files/{rest}/{rest2}");
    assertThat(parameters(operation(document, "/files/{id}", "put")))
        .containsExactly("path id required");
    assertThat(parameters(operation(document, "/files/{rest}/{rest2}", "get")))
        .containsExactly("path rest required", "path rest2 required");
    assertThat(operation(document, "/all/{rest}", "get").at("/parameters/0").toString())
        .contains("slashes included", "\"x-pikku-rest\":\"rest\"");
  }

  @Test
  void answersAsTheServerDoes() {
    JsonNode document =
        Documents.of(
            backend(
                """
                public record Todo(String text) {}
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/made", status = 201, auth = Auth.PUBLIC)
                public static Todo made() { return new Todo(""); }
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/none", auth = Auth.PUBLIC)
                public static void none() {}
                @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/maybe", auth = Auth.PUBLIC)
                public static Optional<Todo> maybe() { return Optional.empty(); }
                @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/count", auth = Auth.PUBLIC)
                public static OptionalInt count() { return OptionalInt.empty(); }
                @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/any", auth = Auth.PUBLIC)
                public static Optional<? extends Todo> any() { return Optional.empty(); }
                @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/null", auth = Auth.PUBLIC)
                public static @Nullable Todo nullable() { return null; }
                @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/own", auth = Auth.PUBLIC)
                public static HttpResponse own() { return new HttpResponse(); }
                @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/page", auth = Auth.PUBLIC, etag = true)
                public static Optional<byte[]> page() { return Optional.empty(); }
                """));

    assertThat(names(operation(document, "/made", "post").path("responses")))
        .containsExactly("201", "500", "default");
    assertThat(names(operation(document, "/none", "post").path("responses")))
        .containsExactly("204", "500", "default");
    assertThat(names(operation(document, "/maybe", "get").path("responses")))
        .containsExactly("200", "204", "500", "default");
    JsonNode count = operation(document, "/count", "get").path("responses");
    assertThat(names(count)).containsExactly("200", "204", "500", "default");
    assertThat(count.at("/200/content/application~1json/schema").toString())
        .isEqualTo("{\"type\":\"integer\",\"format\":\"int32\"}");
    assertThat(
            operation(document, "/any", "get")
                .at("/responses/200/content/application~1json/schema/$ref")
                .asText())
        .isEqualTo("#/components/schemas/Todo");
    assertThat(
            operation(document, "/null", "get")
                .at("/responses/200/content/application~1json/schema")
                .toString())
        .isEqualTo("{\"$ref\":\"#/components/schemas/Todo\"}");
    JsonNode page = operation(document, "/page", "get").path("responses");
    assertThat(names(page)).containsExactly("200", "204", "304", "500", "default");
    assertThat(names(page.at("/200/content"))).containsExactly("application/octet-stream");
    assertThat(operation(document, "/own", "get").at("/responses/default/description").asText())
        .isEqualTo("As the function answers.");
  }

  @Test
  void tellsThatForeignPagesAreTurnedAway() {
    JsonNode document =
        Documents.of(
            backend(
                    """
                    @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/a", auth = Auth.PUBLIC)
                    @WireHttp(method = HttpMethod.POST, route = "/a", auth = Auth.PUBLIC)
                    public static void a() {}
                    """)
                .withConfig(
                    """
                    {"http": {"publicUrl": "https://api.example", "cors": {"origins": ["https://a.example"]}}}
                    """));

    assertThat(operation(document, "/a", "get").path("responses").has("403")).isFalse();
    assertThat(operation(document, "/a", "post").path("responses").has("403")).isTrue();
    assertThat(document.at("/servers/0/url").asText()).isEqualTo("https://api.example");
  }

  @Test
  void tellsOfErrorsThatFunctionsDeclare() {
    JsonNode document =
        Documents.of(
            backend(
                    """
                    public record In(int n) {}
                    /**
                     * Does it.
                     *
                     * @throws NotFoundException if there is no such thing
                     */
                    @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/a", auth = Auth.PUBLIC)
                    @Permit(Never.class)
                    public static void a(In input) throws NotFoundException, Taken, Odd, Gone2, java.io.IOException {}
                    """)
                .with(
                    "Never",
                    "public final class Never { public boolean allows() { return false; } }")
                .with(
                    "Taken",
                    "@HttpError(status = 409, message = \"It is taken\") public final class Taken"
                        + " extends Exception {}")
                .with(
                    "Odd", "@HttpError(status = 422) public class Odd extends RuntimeException {}")
                .with(
                    "Gone2",
                    "public class Gone2 extends GoneException { public Gone2() { super(null); }"
                        + " }"));

    JsonNode responses = operation(document, "/a", "post").path("responses");
    assertThat(names(responses))
        .containsExactly(
            "204", "400", "403", "404", "409", "410", "413", "415", "422", "500", "default");
    assertThat(responses.at("/404/description").asText())
        .isEqualTo("`NotFoundError`: if there is no such thing");
    assertThat(responses.at("/409/description").asText())
        .isEqualTo("`TakenError`: It is taken".replace("TakenError", "Taken"));
    assertThat(responses.at("/422/content/application~1json/schema").toString())
        .isEqualTo(
            "{\"anyOf\":[{\"$ref\":\"#/components/schemas/InvalidInputError\"},"
                + "{\"$ref\":\"#/components/schemas/Error\"}]}");
  }

  @Test
  void saysWhatJavadocSays() {
    JsonNode document =
        Documents.of(
            backend(
                """
                /** How far it is. */
                public enum State {
                  /** Nothing was done. */
                  OPEN,
                  DONE
                }
                /**
                 * A thing to do, with {@code text}.
                 *
                 * @param text what to do
                 * @param state how far it is now
                 */
                public record Todo(String text, State state) {}
                /**
                 * Adds a todo. It belongs to <b>nobody</b>.
                 *
                 * @param input what to add
                 * @return what was added
                 */
                @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/a", auth = Auth.PUBLIC)
                public static Todo add(Todo input) { return input; }
                /** This is not it. */
                @PikkuFunc(summary = "This is it.") @WireHttp(method = HttpMethod.GET, route = "/a", auth = Auth.PUBLIC)
                public static int get() { return 1; }
                """));

    JsonNode add = operation(document, "/a", "post");
    assertThat(add.path("summary").asText()).isEqualTo("Adds a todo.");
    assertThat(add.path("description").asText())
        .isEqualTo("Adds a todo. It belongs to **nobody**.");
    assertThat(add.at("/requestBody/description").asText()).isEqualTo("what to add");
    assertThat(add.at("/responses/200/description").asText()).isEqualTo("what was added");
    assertThat(operation(document, "/a", "get").path("summary").asText()).isEqualTo("This is it.");
    JsonNode todo = document.at("/components/schemas/Todo");
    assertThat(todo.path("description").asText()).isEqualTo("A thing to do, with `text`.");
    assertThat(todo.at("/properties/text/description").asText()).isEqualTo("what to do");
    assertThat(todo.at("/properties/state").toString())
        .isEqualTo(
            "{\"$ref\":\"#/components/schemas/State\",\"description\":\"how far it is now\"}");
    assertThat(document.at("/components/schemas/State/description").asText())
        .isEqualTo("How far it is.\n\n- `OPEN`: Nothing was done.");
  }

  @Test
  void givesTypesOfOneNameNamesOfTheirOwn() {
    JsonNode document =
        Documents.of(
            new GeneratedBackend(directory)
                .with("A", "public final class A { public record Todo(int a) {} }")
                .with("B", "public final class B { public record Todo(String b) {} }")
                .with("Error", "public record Error(String mine) {}")
                .with(
                    "Api",
                    """
                    public final class Api {
                      public record Page<T>(List<T> items, @Nullable Page<T> next) {}
                      @PikkuFunc
                      @WireHttp(method = HttpMethod.GET, route = "/a", auth = Auth.PUBLIC)
                      @WireHttp(method = HttpMethod.GET, route = "/a/b", auth = Auth.PUBLIC)
                      @WireHttp(method = HttpMethod.GET, route = "/a-b", auth = Auth.PUBLIC)
                      public static Page<A.Todo> a() { return null; }
                      @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/b", auth = Auth.PUBLIC)
                      public static Page<B.Todo> b() { return null; }
                      @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/e", auth = Auth.PUBLIC)
                      public static Error e() { return null; }
                    }
                    """));

    assertThat(names(document.at("/components/schemas")))
        .containsExactly(
            "ATodo",
            "BTodo",
            "Error",
            "PageOfATodo",
            "PageOfBTodo",
            "PikkuError",
            "PikkuUnknownError");
    assertThat(document.at("/components/schemas/PageOfATodo/properties/next").toString())
        .isEqualTo(
            "{\"anyOf\":[{\"$ref\":\"#/components/schemas/PageOfATodo\"},{\"type\":\"null\"}]}");
    assertThat(document.findValuesAsText("operationId"))
        .containsExactly("Api.a", "Api.a_getAB2", "Api.a_getAB", "Api.b", "Api.e");
  }

  @Test
  void leavesObjectsOpenWhereUnknownKeysAreIgnored() {
    JsonNode document =
        Documents.of(
            backend(
                    """
                    public record In(int n) {}
                    @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/a", auth = Auth.PUBLIC)
                    public static void a(In input) {}
                    """)
                .withConfig("{\"json\": {\"unknownKeys\": \"ignore\"}}"));

    assertThat(document.at("/components/schemas/In").toString())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"format\":\"int32\"}},"
                + "\"required\":[\"n\"]}");
  }

  @Test
  void errorsAreWhatTheServerAnswers() {
    GeneratedBackend backend =
        backend(
            """
            public record In(@Min(1) int n) {}
            @PikkuFunc @WireHttp(method = HttpMethod.POST, route = "/a", auth = Auth.PUBLIC)
            public static void a(In input) {
              if (input.n() == 2) { throw new IllegalStateException("secret"); }
              throw new ConflictException("taken");
            }
            @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/b")
            public static void b() {}
            """);
    JsonNode document = Documents.of(backend);
    HttpDoor door = backend.http();
    JsonNode post = operation(document, "/a", "post");

    assertThat(isDescribed(document, post, Request.of("POST /a").json("{").to(door))).isTrue();
    assertThat(isDescribed(document, post, Request.of("POST /a").json("{\"n\":0}").to(door)))
        .isTrue();
    assertThat(isDescribed(document, post, Request.of("POST /a").json("{\"n\":1}").to(door)))
        .as("409 is no declared one")
        .isTrue();
    assertThat(isDescribed(document, post, Request.of("POST /a").json("{\"n\":2}").to(door)))
        .isTrue();
    assertThat(isDescribed(document, post, Request.of("POST /a").body("a/b", "x").to(door)))
        .isTrue();
    assertThat(
            isDescribed(document, operation(document, "/b", "get"), Request.of("GET /b").to(door)))
        .isTrue();
  }

  /** Whether an operation has an answer, with that status and body. */
  private static boolean isDescribed(JsonNode document, JsonNode operation, String answer) {
    String status = answer.substring(0, 3);
    JsonNode responses = operation.path("responses");
    JsonNode response = responses.path(responses.has(status) ? status : "default");
    if (response.has("$ref")) {
      response = document.at(response.path("$ref").asText().substring(1));
    }
    JsonNode schema = response.at("/content/application~1json/schema");
    return Documents.accepts(document, schema, answer.substring(4));
  }
}
