package com.example.todos;

import static dev.pikku.HttpMethod.DELETE;
import static dev.pikku.HttpMethod.POST;
import static dev.pikku.HttpMethod.PUT;

import com.example.todos.Todos.CreateTodo;
import com.example.todos.Todos.TodoId;
import com.example.users.CookieLogin;
import com.example.users.TokenLogin;
import com.example.users.UserSession;
import dev.pikku.Permit;
import dev.pikku.PikkuFunc;
import dev.pikku.QueueName;
import dev.pikku.Tags;
import dev.pikku.Use;
import dev.pikku.WireHttp;
import dev.pikku.error.NotFoundException;
import dev.pikku.service.Queue;
import java.util.Optional;

/** What users may do with their own todos: every route here needs a session. */
@Tags("api")
@Use({TokenLogin.class, CookieLogin.class})
public final class MyTodos {

  private MyTodos() {}

  /** Adds a todo that belongs to the caller. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/my/todos", status = 201)
  public static Todo add(TodoStore todos, UserSession session, CreateTodo input) {
    return todos.add(input.text(), Optional.of(session.userId()));
  }

  /** Marks a todo as done. */
  @PikkuFunc
  @WireHttp(method = PUT, route = "/my/todos/{id}/done")
  @Permit(OwnsTodo.class)
  public static Todo finish(TodoStore todos, TodoId input) {
    Todo todo = todos.find(input.id()).orElseThrow(() -> new NotFoundException("No such todo"));
    Todo done = new Todo(todo.id(), todo.text(), true);
    todos.replace(done);
    return done;
  }

  /** Removes a todo. */
  @PikkuFunc
  @WireHttp(method = DELETE, route = "/my/todos/{id}")
  @Permit(OwnsTodo.class)
  public static void remove(TodoStore todos, TodoId input) {
    todos.remove(input.id());
  }

  /** Asks for a reminder; the worker of the queue sends it. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/my/todos/{id}/reminders")
  @Permit(OwnsTodo.class)
  public static void remind(
      @QueueName("todo-reminders") Queue<Reminders.Reminder> reminders,
      UserSession session,
      TodoId input) {
    reminders.send(new Reminders.Reminder(input.id(), session.userId()));
  }
}
