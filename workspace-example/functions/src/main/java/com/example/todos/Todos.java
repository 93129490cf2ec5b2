package com.example.todos;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.WireHttp;
import dev.pikku.error.NotFoundException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What everybody may do with todos. */
@Tags("api")
public final class Todos {

  /** What a new todo is made of. */
  public record CreateTodo(@NotBlank @Size(max = 200) String text) {}

  /** Names one todo. */
  public record TodoId(@NotBlank String id) {}

  /** Which todos to list: all unless stated. */
  public record ListTodos(Optional<Boolean> done) {}

  private Todos() {}

  /** Adds a todo that belongs to nobody. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/todos", status = 201, auth = PUBLIC)
  public static Todo create(TodoStore todos, CreateTodo input) {
    return todos.add(input.text(), Optional.empty());
  }

  /** Shows one todo. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todos/{id}", auth = PUBLIC)
  public static Todo get(TodoStore todos, TodoId input) {
    return todos
        .find(input.id())
        .orElseThrow(() -> new NotFoundException("There is no todo " + input.id()));
  }

  /** Lists todos. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todos", auth = PUBLIC)
  public static List<Todo> list(TodoStore todos, ListTodos input) {
    return todos.all().stream()
        .filter(todo -> input.done().isEmpty() || input.done().get() == todo.done())
        .toList();
  }
}
