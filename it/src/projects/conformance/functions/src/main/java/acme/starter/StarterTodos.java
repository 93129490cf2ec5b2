package acme.starter;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.DELETE;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.PATCH;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.Permit;
import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.WireHttp;
import dev.pikku.error.ConflictException;
import dev.pikku.error.NotFoundException;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.UUID;

/** Todos of the starter. */
@Tags("starter")
public final class StarterTodos {

  /** A todo as it is shown. */
  public record Shown(UUID todoId, String text, String name, int upvotes) {}

  /** Names a todo. */
  public record TodoId(UUID todoId) {}

  /** A new todo. */
  public record NewTodo(@NotBlank String text) {}

  /** A changed todo. */
  public record Change(UUID todoId, @NotBlank String text) {}

  /** Whether it was there. */
  public record Removed(boolean success) {}

  /** Which way. */
  public enum Direction {
    up,
    down
  }

  /** A vote. */
  public record Vote(UUID todoId, Direction vote) {}

  /** Lets creators in. */
  public static final class IsTodoCreator {
    public boolean allows(StarterStore store, UserSession session, TodoId input) {
      return store
          .find(input.todoId())
          .filter(todo -> todo.createdBy().equals(session.userId()))
          .isPresent();
    }
  }

  /** Lets creators change. */
  public static final class IsChangingOwn {
    public boolean allows(StarterStore store, UserSession session, Change input) {
      return new IsTodoCreator().allows(store, session, new TodoId(input.todoId()));
    }
  }

  private StarterTodos() {}

  /** Lists todos. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todos", auth = PUBLIC)
  public static List<Shown> list(StarterStore store) {
    return store.all().stream().map(todo -> shown(store, todo)).toList();
  }

  /** Shows a todo of the caller's own. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todo/:todoId")
  @Permit(IsTodoCreator.class)
  public static Shown own(StarterStore store, TodoId input) {
    return any(store, input);
  }

  /** Shows any todo. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/todo", auth = PUBLIC)
  public static Shown any(StarterStore store, TodoId input) {
    return store
        .find(input.todoId())
        .map(todo -> shown(store, todo))
        .orElseThrow(() -> new NotFoundException("There is no such todo"));
  }

  /** Adds a todo. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/todo")
  public static TodoId add(StarterStore store, UserSession session, NewTodo input) {
    return new TodoId(store.add(session.userId(), input.text()));
  }

  /** Changes a todo. */
  @PikkuFunc
  @WireHttp(method = PATCH, route = "/todo/:todoId")
  @Permit(IsChangingOwn.class)
  public static void change(StarterStore store, Change input) {
    store.change(input.todoId(), input.text());
  }

  /** Removes a todo. */
  @PikkuFunc
  @WireHttp(method = DELETE, route = "/todo/:todoId")
  @Permit(IsTodoCreator.class)
  public static Removed remove(StarterStore store, TodoId input) {
    return new Removed(store.remove(input.todoId()));
  }

  /** Votes, once. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/todo/:todoId/vote")
  public static void vote(StarterStore store, UserSession session, Vote input) {
    if (!store.vote(input.todoId(), session.userId(), input.vote() == Direction.up)) {
      throw new ConflictException("User already voted");
    }
  }

  private static Shown shown(StarterStore store, StarterStore.Todo todo) {
    return new Shown(
        todo.todoId(),
        todo.text(),
        store.nameOf(todo.createdBy()),
        store.upvotes(todo.todoId()));
  }
}
