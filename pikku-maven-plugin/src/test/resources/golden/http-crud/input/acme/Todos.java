package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.SingletonServices;
import dev.pikku.WireHttp;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store behind three routes. */
public final class Todos {
  public record Todo(String id, String text, boolean done) {}

  public record CreateTodo(@NotBlank String text) {}

  public record TodoId(String id) {}

  public static final class Store {
    private final Map<String, Todo> todos = new HashMap<>();
  }

  @SingletonServices
  public static final class Services {
    private Services() {}

    public static Store store() {
      return new Store();
    }
  }

  private Todos() {}

  @PikkuFunc
  @WireHttp(method = POST, route = "/todos", status = 201, auth = PUBLIC)
  public static Todo create(Store store, CreateTodo input) {
    Todo todo = new Todo(Integer.toString(store.todos.size() + 1), input.text(), false);
    store.todos.put(todo.id(), todo);
    return todo;
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/todos/{id}", auth = PUBLIC)
  public static Optional<Todo> get(Store store, TodoId input) {
    return Optional.ofNullable(store.todos.get(input.id()));
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/todos", auth = PUBLIC)
  public static List<Todo> list(Store store) {
    return List.copyOf(store.todos.values());
  }
}
