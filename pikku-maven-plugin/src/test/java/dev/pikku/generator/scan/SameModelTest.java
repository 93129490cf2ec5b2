package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.model.PikkuModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources and class files give the same model, so that outputs do not depend on the phase. */
final class SameModelTest {
  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void writeSources() {
    workspace =
        new Workspace(directory)
            .with(
                "Todos",
                """
                @Tags({"todos", "api"})
                @Use(RequestLog.class)
                @Permit(SignedIn.class)
                public final class Todos {
                  static final String BASE = "/todos";

                  public record CreateTodo(
                      @NotBlank @Size(max = 100 * 2) String text,
                      @Nullable List<@Size(min = 1, message = "short") @Nullable String> labels,
                      @Size(max = 3) String[] names,
                      String @Nullable [] others,
                      Map<String, acme.data.@Valid Part<Integer>> parts,
                      @Header String requestId,
                      @Cookie("sid") Optional<String> session,
                      @Csv @Default("a,b") List<Color> colors,
                      Shape shape,
                      @Min(1) int count) {}

                  public record TodoId(UUID id) {}

                  /**
                   * Makes a <b>todo</b> of {@link CreateTodo}. And more.
                   *
                   * @param input what to make it of
                   * @return one page
                   * @throws NotFoundException sometimes
                   */
                  @PikkuFunc(tags = "write")
                  @WireHttp(method = HttpMethod.POST, route = BASE, status = 201)
                  @WireHttp(
                      method = HttpMethod.PUT,
                      route = BASE + "/new",
                      auth = Auth.PUBLIC,
                      tags = "edge",
                      cors = @Cors(origins = {"https://a.example", "https://b.example"}, maxAge = 6),
                      middleware = RequestLog.class)
                  public static Page<@Nullable Todo> create(
                      TodoStore todos,
                      Optional<UserSession> session, @Valid CreateTodo input,
                      @QueueName("todo-reminders") Queue<TodoId> reminders,
                      @Secret("mail-key") SecretValue key) throws dev.pikku.error.NotFoundException, java.io.IOException {
                    return null;
                  }

                  @PikkuFunc(name = "todo.get", summary = "Reads one.")
                  @WireHttp(method = HttpMethod.GET, route = "/todos/:id")
                  @WireQueueWorker(name = "todo-reminders", maxReceiveCount = 5)
                  @Permit(OwnsTodo.class)
                  @Permit({OwnsTodo.class, SignedIn.class})
                  public static void get(Optional<HttpWire> wire, TodoId input, Clocks clocks) {}

                  @PikkuFunc
                  @WireScheduler(name = "tick", schedule = "0 3 * * 1", timeZone = "Europe/Berlin")
                  public static Optional<byte[]> tick(Wire wire) {
                    return null;
                  }

                  @PikkuFunc(name = "tock")
                  public static void tick(String one, Wire wire, @Named("x") String two) {}
                }
                """)
            .with(
                "Feed",
                """
                @WireChannel(name = "feed", tags = "live", middleware = RequestLog.class)
                public final class Feed {
                  @OnConnect(auth = Auth.PUBLIC) public void connect(Todos.TodoId input) {}
                  @OnDisconnect(tags = "late") public void gone(ChannelWire wire) {}
                  @OnMessage(action = "follow", middleware = RequestLog.class)
                  public Todo follow(
                      @TopicName("todos") Topic<Todo> todos, EventHub<Shape> hub,
                      Optional<Channel<Color>> channel) {
                    return null;
                  }
                  @OnMessage public void other(String text) {}
                }
                """)
            .with(
                "Color",
                "/** What it looks like. */ public enum Color { /** Like blood. */ RED, GREEN, BLUE"
                    + " }")
            .with(
                "Shape",
                """
                public sealed interface Shape {
                  record Circle(double radius) implements Shape {}
                  record Square(@Positive int side, @Nullable Shape inside) implements Shape {}
                }
                """)
            .withFile(
                "acme/data/Part.java",
                "package acme.data; import java.util.*;\n\n"
                    + "public record Part<T extends Comparable<T>>(T value, List<? extends T> more)"
                    + " {}")
            .with("Page", "public record Page<T>(List<T> items, @Nullable T next) {}")
            .with(
                "Todo",
                """
                @com.fasterxml.jackson.annotation.JsonIgnoreProperties
                public record Todo(
                    @com.fasterxml.jackson.annotation.JsonProperty("x") String text,
                    @DecimalMax(value = "10", inclusive = false)
                        @Pattern.List({@Pattern(regexp = "a"), @Pattern(regexp = "b")})
                        String other) {}
                """)
            .with("UserSession", "@PikkuSession public record UserSession(String name) {}")
            .with("AppConfig", "@PikkuConfig public record AppConfig(@NotNull String mailFrom) {}")
            .with("TodoStore", "public interface TodoStore {}")
            .with(
                "Clocks",
                """
                public final class Clocks implements AutoCloseable {
                  public Clocks(Deep deep,
                      AppConfig config) {}

                  public void close() {}

                  public static final class Deep {
                    public Deep() {}
                  }
                }
                """)
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  public static TodoStore todos(AppConfig config, @Named("main") String url) {
                    return null;
                  }

                  @Named("main")
                  public static String url(Secrets secrets) {
                    return "";
                  }

                  static TodoStore other() {
                    return null;
                  }

                  @WireServices
                  public static final class PerCall {
                    public static Set<String> names(HttpWire wire, Session<UserSession> session) {
                      return null;
                    }
                  }
                }
                """)
            .with(
                "OwnsTodo",
                """
                public final class OwnsTodo {
                  public OwnsTodo(TodoStore todos) {}

                  public boolean allows(UserSession session, Todos.TodoId input) {
                    return true;
                  }
                }
                """)
            .with(
                "SignedIn",
                """
                @GlobalPermission(routes = "/api/*")
                public final class SignedIn {
                  public static boolean allows(Optional<UserSession> session) {
                    return true;
                  }
                }
                """)
            .with(
                "RequestLog",
                """
                @GlobalMiddleware(tags = "api")
                public record RequestLog(Logger log, Secrets secrets) implements Middleware {
                  public void handle(Wire wire, Next next) {}
                }
                """)
            .with(
                "Errors",
                """
                @HttpError(type = java.io.IOException.class, status = 502)
                @HttpError(type = Errors.FullException.class, status = 507, message = "Full")
                public final class Errors {
                  public static class FullException extends RuntimeException {}
                }
                """);
  }

  @Test
  void sourcesAndClassFilesGiveEqualModels() {
    PikkuModel fromSources = workspace.scan(Workspace.Route.SOURCES).model();
    PikkuModel fromClasses = workspace.scan(Workspace.Route.CLASSES).model();

    assertThat(lines(fromClasses)).isEqualTo(lines(fromSources));
    assertThat(fromClasses).isEqualTo(fromSources);
    assertThat(fromSources.functions()).hasSize(8);
  }

  private static String lines(PikkuModel model) {
    return model.toString().replace(", ", ",\n");
  }
}
