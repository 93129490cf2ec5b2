package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpBootstrapTest {
  @TempDir Path directory;

  @Test
  void servesTodos() {
    HttpDoor door =
        new GeneratedBackend(directory)
            .with("Todo", "public record Todo(String id, String text, boolean done) {}")
            .with(
                "TodoStore",
                """
                public final class TodoStore {
                  private final Map<String, Todo> todos = new HashMap<>();
                  Todo add(String text) {
                    Todo todo = new Todo("1", text, false);
                    todos.put("1", todo);
                    return todo;
                  }
                  Todo find(String id) { return todos.get(id); }
                }
                """)
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  private Services() {}
                  public static TodoStore todos() { return new TodoStore(); }
                }
                """)
            .with(
                "Todos",
                """
                public final class Todos {
                  private Todos() {}
                  public record CreateTodo(@NotBlank String text) {}
                  public record TodoId(String id) {}

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/todos", status = 201, auth = Auth.PUBLIC)
                  public static Todo create(TodoStore todos, CreateTodo input) {
                    return todos.add(input.text());
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/todos/{id}", auth = Auth.PUBLIC)
                  public static @Nullable Todo get(TodoStore todos, TodoId input) {
                    return todos.find(input.id());
                  }
                }
                """)
            .http();

    assertThat(Request.of("POST /todos").json("{\"text\":\"milk\"}").to(door))
        .isEqualTo("201 {\"id\":\"1\",\"text\":\"milk\",\"done\":false}");
    assertThat(Request.of("GET /todos/1").to(door))
        .isEqualTo("200 {\"id\":\"1\",\"text\":\"milk\",\"done\":false}");
    assertThat(Request.of("GET /todos/2").to(door)).isEqualTo("204");
    assertThat(Request.of("POST /todos").json("{\"text\":\"\"}").to(door)).startsWith("422 ");
  }

  @Test
  void answersWithWhatFunctionsReturn() {
    HttpDoor door =
        new GeneratedBackend(directory)
            .with(
                "R",
                """
                public final class R {
                  private R() {}
                  public record Point(int x, int y) {}

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/int", auth = Auth.PUBLIC)
                  public static int number() { return 7; }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/text", auth = Auth.PUBLIC)
                  public static String text() { return "a \\"b\\""; }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/bytes", auth = Auth.PUBLIC)
                  public static byte[] bytes() { return new byte[] {'h', 'i'}; }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/stream", auth = Auth.PUBLIC)
                  public static java.io.InputStream stream() {
                    return new java.io.ByteArrayInputStream(new byte[] {'h', 'o'});
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/response", auth = Auth.PUBLIC)
                  public static HttpResponse response() {
                    return new HttpResponse(418).text("text/plain", "tea");
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/some", auth = Auth.PUBLIC)
                  public static Optional<Point> some() { return Optional.of(new Point(1, 2)); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/none", auth = Auth.PUBLIC)
                  public static Optional<Point> none() { return Optional.empty(); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/list", auth = Auth.PUBLIC)
                  public static List<Point> list() { return List.of(new Point(1, 2)); }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/set", status = 201, auth = Auth.PUBLIC)
                  public static int set(HttpWire wire) {
                    wire.response().status(202);
                    return 1;
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/sum", auth = Auth.PUBLIC)
                  public static int sum(List<Integer> input) {
                    return input.stream().mapToInt(i -> i).sum();
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/checked", auth = Auth.PUBLIC)
                  public static void checked() throws java.io.IOException {
                    throw new java.io.IOException("secret");
                  }

                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/taken", auth = Auth.PUBLIC)
                  public static void taken() { throw new TakenException(); }
                }
                """)
            .with(
                "TakenException",
                """
                @HttpError(status = 409, message = "Taken")
                public final class TakenException extends RuntimeException {
                  private static final long serialVersionUID = 1L;
                }
                """)
            .http();

    assertThat(Request.of("GET /int").to(door)).isEqualTo("200 7");
    assertThat(Request.of("GET /text").to(door)).isEqualTo("200 \"a \\\"b\\\"\"");
    assertThat(Request.of("GET /bytes").to(door)).isEqualTo("200 hi");
    assertThat(Request.of("GET /bytes").send(door).contentType())
        .isEqualTo("application/octet-stream");
    assertThat(Request.of("GET /stream").to(door)).isEqualTo("200 ho");
    assertThat(Request.of("GET /response").to(door)).isEqualTo("418 tea");
    assertThat(Request.of("GET /some").to(door)).isEqualTo("200 {\"x\":1,\"y\":2}");
    assertThat(Request.of("GET /none").to(door)).isEqualTo("204");
    assertThat(Request.of("GET /list").to(door)).isEqualTo("200 [{\"x\":1,\"y\":2}]");
    assertThat(Request.of("POST /set").to(door)).isEqualTo("202 1");
    assertThat(Request.of("POST /sum").json("[1,2,3]").to(door)).isEqualTo("200 6");
    assertThat(Request.of("GET /checked").to(door))
        .startsWith("500 {\"errorId\":")
        .doesNotContain("secret");
    assertThat(Request.of("GET /taken").to(door))
        .startsWith("409 {\"name\":\"TakenError\",\"message\":\"Taken\"");
    assertThat(Request.of("HEAD /int").to(door)).isEqualTo("200");
    assertThat(Request.of("PUT /int").send(door).header("allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void keepsTheLimitsOfItsConfig() {
    HttpDoor door =
        failing()
            .withConfig("{\"http\": {\"maxBodySize\": 9}, \"json\": {\"unknownKeys\": \"ignore\"}}")
            .http();

    assertThat(Request.of("POST /").json("{\"a\":\"b\"}").to(door)).isEqualTo("200 \"b\"");
    assertThat(Request.of("POST /").json("{\"a\":\"bc\"}").to(door)).startsWith("413 ");
    assertThat(Request.of("POST /?a=b&x=y").to(door)).isEqualTo("200 \"b\"");
  }

  @Test
  void readsTextsAndFilesOfMultipartForms() {
    HttpDoor door =
        new GeneratedBackend(directory)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  public record Upload(String id, @Csv List<String> tags, Optional<byte[]> file) {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.POST, route = "/{id}", auth = Auth.PUBLIC)
                  public static String upload(Upload input) {
                    return input.id() + input.tags() + input.file().map(String::new).orElse("-");
                  }
                }
                """)
            .http();
    String tags = "Content-Disposition: form-data; name=\"tags\"\r\n\r\na,b";
    String type = "content-type: text/plain";
    String disposition = "content-disposition: form-data; filename=\"f;=.txt\"; name=file";
    String file = String.join("\r\n", type, disposition, "", "x\r\n--y\r\n");

    assertThat(form(tags, file).to(door)).isEqualTo("200 \"7[a, b]x\\r\\n--y\\r\\n\"");
    assertThat(form(tags, tags).to(door)).isEqualTo("200 \"7[a, b, a, b]-\"");
    assertThat(form(file, file).to(door)).startsWith("422 ").contains("\"path\":\"file\"");
    assertThat(form(file.replace("name=file", "name=tags")).to(door))
        .startsWith("422 ")
        .contains("takes no file");
    assertThat(form(tags.replace("tags", "tag")).to(door))
        .startsWith("422 ")
        .contains("is not a known key");
    assertThat(form(file.replace("f;=.txt", "").replace("x\r\n--y\r\n", "")).to(door))
        .isEqualTo("200 \"7[]-\"");
    assertThat(form(tags.replace("name=", "nome=")).to(door)).startsWith("400 ");
  }

  private static Request form(String... parts) {
    StringBuilder body = new StringBuilder("a preamble");
    for (String part : parts) {
      body.append("\r\n--b42  \r\n").append(part);
    }
    return Request.of("POST /7")
        .body("multipart/form-data; boundary=\"b42\"", body.append("\r\n--b42--\r\n").toString());
  }

  @Test
  void showsUnknownExceptionsWhereTheConfigSaysSo() {
    HttpDoor door = failing().withConfig("{\"http\": {\"exposeErrors\": true}}").http();

    assertThat(Request.of("POST /?a=fail").to(door))
        .startsWith("500 {\"errorId\":")
        .contains("\"message\":\"no luck\"")
        .contains("\"stack\":\"java.io.IOException: no luck");
  }

  @Test
  void tellsThePayloadOfAnException() {
    assertThat(Request.of("POST /?a=full").to(failing().http()))
        .startsWith("409 {\"name\":\"ConflictError\",\"message\":\"It is full\",\"errorId\":")
        .endsWith("\"payload\":{\"limit\":3}}");
  }

  private GeneratedBackend failing() {
    return new GeneratedBackend(directory)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              public record Input(String a) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/", auth = Auth.PUBLIC)
              public static String f(Input input) throws java.io.IOException {
                if (input.a().equals("fail")) {
                  throw new java.io.IOException("no luck");
                }
                if (input.a().equals("full")) {
                  throw new FullException();
                }
                return input.a();
              }
            }
            """)
        .with(
            "FullException",
            """
            public final class FullException extends ConflictException {
              private static final long serialVersionUID = 1L;
              FullException() { super("It is full"); }
              @Override public Object payload() { return Map.of("limit", 3); }
            }
            """);
  }

  @Test
  void refusesTwoRoutesThatMatchTheSameRequests() {
    var problem =
        new GeneratedBackend(directory)
            .with(
                "R",
                """
                public final class R {
                  private R() {}
                  public record A(String a) {}
                  public record B(String b) {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/x/{a}", auth = Auth.PUBLIC)
                  public static void a(A input) {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = "/x/{b}", auth = Auth.PUBLIC)
                  public static void b(B input) {}
                }
                """)
            .problem(Code.DUPLICATE_ROUTE);

    assertThat(problem.fact())
        .startsWith("\"GET /x/{b}\" of R.b matches the same requests as \"GET /x/{a}\" of R.a (");
    assertThat(problem.place().line()).isPositive();
    assertThat(problem.remedy()).isEqualTo("Change one route, or leave one out by tag.");
  }
}
