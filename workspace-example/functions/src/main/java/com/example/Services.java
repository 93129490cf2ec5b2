package com.example;

import com.example.todos.InMemoryTodoStore;
import com.example.todos.TodoStore;
import com.example.users.UserStore;
import dev.pikku.SingletonServices;
import dev.pikku.service.Logger;

/** What functions may ask for; each is made once, and only where a function needs it. */
@SingletonServices
public final class Services {

  private Services() {}

  public static TodoStore todos() {
    return new InMemoryTodoStore();
  }

  public static UserStore users() {
    return new UserStore();
  }

  public static Mailer mailer(AppConfig config, Logger logger) {
    return new Mailer(config.mailFrom(), logger);
  }
}
