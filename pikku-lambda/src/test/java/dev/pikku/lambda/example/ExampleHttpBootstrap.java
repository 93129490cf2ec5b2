package dev.pikku.lambda.example;

import dev.pikku.auth.Authorizer;
import dev.pikku.error.DeclaredException;
import dev.pikku.error.PikkuException;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpRequest;
import dev.pikku.http.RoutePath;
import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.lambda.example.Todos.CreateTodo;
import dev.pikku.lambda.example.Todos.Search;
import dev.pikku.lambda.example.Todos.Todo;
import dev.pikku.lambda.example.Todos.TodoId;
import dev.pikku.run.Chain;
import dev.pikku.run.Step;
import dev.pikku.service.Logger;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Session;
import dev.pikku.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bootstrap in the shape that generated ones have. */
public class ExampleHttpBootstrap extends HttpDoor {
  /** Who calls. */
  public record UserSession(String user) {}

  private final Logger logger;
  private final Step chain0;

  private ExampleHttpBootstrap() {
    logger = null;
    chain0 = this;
  }

  /** Without anything that a first call would load and generated code would not have. */
  public static HttpDoor withoutMiddleware() {
    return new ExampleHttpBootstrap();
  }

  public ExampleHttpBootstrap(Logger logger, Middleware outer) {
    this.logger = logger;
    chain0 = Chain.of(this, outer);
  }

  @Override
  protected int find(String method, RoutePath path) {
    return switch (path.segment(0)) {
      case "todos" -> atTodos(method, path);
      case "files" -> path.has(1) && method.equals("GET") ? 4 : -1;
      case "echo" -> path.size() == 1 && method.equals("POST") ? 5 : -1;
      case "text" -> path.size() == 1 && method.equals("POST") ? 6 : -1;
      case "list" -> path.size() == 1 && method.equals("PUT") ? 7 : -1;
      case "search" -> path.size() == 1 && method.equals("GET") ? 8 : -1;
      case "login" -> path.size() == 1 && method.equals("POST") ? 9 : -1;
      case "fail" -> path.has(1) && path.size() == 2 && method.equals("GET") ? 10 : -1;
      case "me" -> path.size() == 1 && method.equals("GET") ? 11 : -1;
      case "inspect" -> path.size() == 1 && method.equals("POST") ? 12 : -1;
      default -> -1;
    };
  }

  /** /todos */
  private static int atTodos(String method, RoutePath path) {
    if (path.size() == 1) {
      return method.equals("POST") ? 0 : -1;
    }
    int found =
        switch (path.segment(1)) {
          case "latest" -> path.size() == 2 && method.equals("GET") ? 2 : -1;
          default -> -1;
        };
    if (found >= 0) {
      return found;
    }
    if (path.has(1) && path.size() == 2) {
      return switch (method) {
        case "GET" -> 1;
        case "DELETE" -> 3;
        default -> -1;
      };
    }
    return -1;
  }

  @Override
  protected Step chain(int wiring) {
    return switch (wiring) {
      case 11 -> chain0;
      default -> this;
    };
  }

  @Override
  public void run(Wire wire) throws Exception {
    HttpWire http = (HttpWire) wire;
    switch (wire.wiring()) {
      case 0 -> postTodos(http);
      case 1 -> getTodosId(http);
      case 2 -> answer(http, new Todo("9", "latest", true));
      case 3 -> Todos.delete(http, input(http, TodoIdBinder.binder()).path("id", 1).bind());
      case 4 -> answer(http, Todos.get(input(http, TodoIdBinder.binder()).rest("id", 1).bind()));
      case 5 -> http.response().bytes(Todos.echo(bytes(http)));
      case 6 -> http.response().text("text/plain", Todos.shout(text(http)));
      case 7 -> putList(http);
      case 8 -> getSearch(http);
      case 9 -> http.respond(Todos.login());
      case 10 -> Todos.fail(input(http, TodoIdBinder.binder()).path("id", 1).bind());
      case 11 -> getMe(http);
      case 12 -> postInspect(http);
      default -> throw new IllegalStateException("No such wiring");
    }
  }

  /** POST /todos → Todos.create */
  private void postTodos(HttpWire wire) {
    CreateTodo input = input(wire, CreateTodoBinder.binder()).bind();
    Todo result = Todos.create(input);
    if (result != null) {
      JsonWriter out = new JsonWriter();
      TodoWriter.write(out, result);
      wire.response().json(out).statusIfUnset(201);
    }
  }

  /** GET /todos/{id} → Todos.get */
  private void getTodosId(HttpWire wire) {
    TodoId input = input(wire, TodoIdBinder.binder()).path("id", 1).bind();
    answer(wire, Todos.get(input));
  }

  private static void answer(HttpWire wire, Todo result) {
    JsonWriter out = new JsonWriter();
    TodoWriter.write(out, result);
    wire.response().json(out);
  }

  /** PUT /list, whose input is no record */
  private void putList(HttpWire wire) {
    JsonReader in = json(wire);
    List<String> input = new ArrayList<>();
    if (in.beginArray()) {
      while (in.nextElement()) {
        input.add(in.string());
      }
    }
    end(in);
    wire.response().text("text/plain", String.join("|", input));
  }

  /** GET /search */
  private void getSearch(HttpWire wire) {
    Search input = input(wire, SearchBinder.binder()).bind();
    JsonWriter out = new JsonWriter();
    TodoWriter.write(out, input);
    wire.response().json(out);
  }

  /** GET /me */
  private void getMe(HttpWire wire) {
    Session<UserSession> session = wire.session(UserSession.class);
    wire.response().text("text/plain", session.require().user());
  }

  /** POST /inspect, which reads everything that a request has */
  private void postInspect(HttpWire wire) {
    HttpRequest request = wire.request();
    int read = bytes(wire).length + request.query().size() + request.headers("accept").size();
    for (String name : List.of("host", "cookie", "x-marker", "content-type", "accept")) {
      String value = request.header(name);
      read += value == null ? 0 : value.length();
    }
    String cookie = request.cookie("theme");
    Optional<Authorizer> authorizer = Authorizer.of(request);
    if (authorizer.isPresent()) {
      read += authorizer.get().scopes().size();
      read += String.valueOf(authorizer.get().claims().text("sub")).length();
    }
    String ip = request.sourceIp();
    String host = request.host();
    read += (cookie + ip + host + request.scheme() + wire.traceId()).length();
    wire.response().cookie("read", "yes").text("text/plain", "read " + read);
  }

  @Override
  protected int maxBodySize() {
    return 1000;
  }

  @Override
  protected PikkuException translate(Throwable thrown) {
    return thrown instanceof Todos.ForeignException
        ? DeclaredException.of(409, "ConflictError", "It is taken", thrown)
        : null;
  }

  @Override
  protected Logger logger() {
    return logger;
  }
}
