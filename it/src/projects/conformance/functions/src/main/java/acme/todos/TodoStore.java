package acme.todos;

import acme.todos.Todo.Priority;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The todos of the original's templates: two of the first user, and whatever is added. */
public final class TodoStore {
  private final Map<String, Todo> todos = new LinkedHashMap<>();
  private final Clock clock;
  private int last = 2;

  public TodoStore(Clock clock) {
    this.clock = clock;
    seed("todo1", "Learn Pikku", false, Priority.high, List.of("learning", "pikku"), 1);
    seed("todo2", "Build a todo app", true, Priority.medium, List.of("project", "pikku"), 2);
  }

  private void seed(
      String id, String title, boolean completed, Priority priority, List<String> tags, int age) {
    Instant created = clock.instant().minusSeconds(age * 60L);
    Todo todo =
        new Todo(
            id,
            "user1",
            title,
            Optional.empty(),
            completed,
            priority,
            Optional.empty(),
            tags,
            created,
            created);
    todos.put(id, todo);
  }

  synchronized Todo add(
      String userId, String title, Optional<String> description, Priority priority,
      List<String> tags) {
    Instant now = clock.instant();
    Todo todo =
        new Todo(
            "todo" + ++last,
            userId,
            title,
            description,
            false,
            priority,
            Optional.empty(),
            tags,
            now,
            now);
    todos.put(todo.id(), todo);
    return todo;
  }

  synchronized Optional<Todo> find(String id) {
    return Optional.ofNullable(todos.get(id));
  }

  synchronized Optional<Todo> complete(String id) {
    return Optional.ofNullable(
        todos.computeIfPresent(id, (key, todo) -> todo.done(clock.instant())));
  }

  synchronized Optional<Todo> update(String id, Optional<String> title, Optional<Priority> urgent) {
    return Optional.ofNullable(
        todos.computeIfPresent(
            id,
            (key, old) ->
                new Todo(
                    id,
                    old.userId(),
                    title.orElse(old.title()),
                    old.description(),
                    old.completed(),
                    urgent.orElse(old.priority()),
                    old.dueDate(),
                    old.tags(),
                    old.createdAt(),
                    clock.instant())));
  }

  synchronized boolean remove(String id) {
    return todos.remove(id) != null;
  }

  /** A user's todos, the newest first. */
  synchronized List<Todo> of(String userId) {
    List<Todo> own = new ArrayList<>();
    for (Todo todo : todos.values()) {
      if (todo.userId().equals(userId)) {
        own.add(todo);
      }
    }
    own.sort(Comparator.comparing(Todo::createdAt).reversed());
    return own;
  }
}
