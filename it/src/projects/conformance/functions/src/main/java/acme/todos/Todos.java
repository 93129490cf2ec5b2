package acme.todos;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.DELETE;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;
import static dev.pikku.HttpMethod.PUT;

import acme.todos.Todo.Priority;
import dev.pikku.Default;
import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.WireHttp;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;

/** The todo functions of the original's templates. */
@Tags("todos")
public final class Todos {

  /** Which todos to list. */
  public record ListTodos(
      Optional<String> userId,
      Optional<Priority> priority,
      Optional<String> tag,
      Optional<Boolean> completed) {}

  /** Some todos. */
  public record TodoList(List<Todo> todos, int total) {}

  /** Which page to show. */
  public record Page(@Default("20") @Min(1) @Max(100) int limit) {}

  /** One page. */
  public record Rows(List<Todo> rows, Optional<String> nextCursor, int totalCount) {}

  /** Names a todo. */
  public record TodoId(@NotBlank String id) {}

  /** A todo, if there is one. */
  public record Shown(Optional<Todo> todo) {}

  /** A new todo. */
  public record NewTodo(
      Optional<String> userId,
      @NotBlank String title,
      Optional<String> description,
      @Default("medium") Priority priority,
      Optional<List<String>> tags) {}

  /** What to change. */
  public record Change(
      @NotBlank String id, Optional<@NotBlank String> title, Optional<Priority> priority) {}

  /** What became of it. */
  public record Changed(Optional<Todo> todo, boolean success) {}

  /** Whether it was there. */
  public record Removed(boolean success) {}

  private Todos() {}

  /** Lists a user's todos. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todos", auth = PUBLIC)
  public static TodoList list(TodoStore store, ListTodos input) {
    List<Todo> todos =
        store.of(user(input.userId())).stream()
            .filter(todo -> input.priority().isEmpty() || input.priority().get() == todo.priority())
            .filter(todo -> input.tag().isEmpty() || todo.tags().contains(input.tag().get()))
            .filter(
                todo ->
                    input.completed().isEmpty() || input.completed().get() == todo.completed())
            .toList();
    return new TodoList(todos, todos.size());
  }

  /** Lists the first user's todos, page by page. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todos/rows", auth = PUBLIC)
  public static Rows rows(TodoStore store, Page input) {
    List<Todo> all = store.of("user1");
    return new Rows(all.stream().limit(input.limit()).toList(), Optional.empty(), all.size());
  }

  /** Shows a todo. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todos/:id", auth = PUBLIC)
  public static Shown get(TodoStore store, TodoId input) {
    return new Shown(store.find(input.id()));
  }

  /** Adds a todo. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/todos", auth = PUBLIC)
  public static Shown create(TodoStore store, NewTodo input) {
    return new Shown(
        Optional.of(
            store.add(
                user(input.userId()),
                input.title(),
                input.description(),
                input.priority(),
                input.tags().orElse(List.of()))));
  }

  /** Changes a todo. */
  @PikkuFunc
  @WireHttp(method = PUT, route = "/todos/:id", auth = PUBLIC)
  public static Changed update(TodoStore store, Change input) {
    Optional<Todo> todo = store.update(input.id(), input.title(), input.priority());
    return new Changed(todo, todo.isPresent());
  }

  /** Removes a todo. */
  @PikkuFunc
  @WireHttp(method = DELETE, route = "/todos/:id", auth = PUBLIC)
  public static Removed remove(TodoStore store, TodoId input) {
    return new Removed(store.remove(input.id()));
  }

  /** Marks a todo as done. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/todos/:id/complete", auth = PUBLIC)
  public static Changed complete(TodoStore store, TodoId input) {
    Optional<Todo> todo = store.complete(input.id());
    return new Changed(todo, todo.isPresent());
  }

  private static String user(Optional<String> id) {
    return id.filter(text -> !text.isBlank()).orElse("user1");
  }
}
