package acme.todos;

import dev.pikku.SingletonServices;
import java.time.Clock;

/** What the todo functions need. */
@SingletonServices
public final class TodoServices {
  private TodoServices() {}

  public static TodoStore todos(Clock clock) {
    return new TodoStore(clock);
  }
}
