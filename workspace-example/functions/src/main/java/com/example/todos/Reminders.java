package com.example.todos;

import dev.pikku.PikkuFunc;
import dev.pikku.QueueName;
import dev.pikku.WireScheduler;
import dev.pikku.service.Logger;
import dev.pikku.service.Queue;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/** Reminds people of what they left undone. */
public final class Reminders {

  /** One reminder to send. */
  public record Reminder(@NotBlank String todoId, @NotBlank String userId) {}

  private Reminders() {}

  /** Asks for a reminder of every open todo, each morning. */
  @PikkuFunc(tags = "api")
  @WireScheduler(name = "remindAll", schedule = "0 7 * * *")
  public static void remindAll(
      TodoStore todos, @QueueName("todo-reminders") Queue<Reminder> reminders) {
    for (Todo todo : todos.all()) {
      Optional<String> owner = todos.ownerOf(todo.id());
      if (owner.isPresent() && !todo.done()) {
        reminders.send(new Reminder(todo.id(), owner.get()));
      }
    }
  }

  /** Removes what is done, each Monday. */
  @PikkuFunc(tags = "jobs")
  @WireScheduler(name = "expireTodos", schedule = "0 3 * * 1")
  public static void expire(TodoStore todos, Logger logger) {
    int removed = 0;
    for (Todo todo : todos.all()) {
      if (todo.done() && todos.remove(todo.id())) {
        removed++;
      }
    }
    logger.info("Removed " + removed + " todos that were done");
  }
}
