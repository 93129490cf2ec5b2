package com.example;

import com.example.todos.InMemoryTodoStore;
import com.example.todos.PictureStore;
import com.example.todos.TodoStore;
import com.example.users.UserStore;
import dev.pikku.SingletonServices;
import dev.pikku.auth.JwtKey;
import dev.pikku.auth.JwtService;
import dev.pikku.service.SecretValue;
import dev.pikku.service.Variables;
import java.util.Optional;

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

  public static PictureStore pictures() {
    return new PictureStore();
  }

  /**
   * Signs sessions with the key in SESSION_KEY. Without one each process makes up its own, which is
   * enough to try things, as todos and users end with the process too; in earnest, take a {@code
   * @Secret("session-key") SecretValue} here, and nothing starts without it.
   */
  public static JwtService jwt(Variables variables) {
    Optional<String> key = variables.get("SESSION_KEY");
    return JwtService.of(
        key.isPresent() ? JwtKey.hs256(new SecretValue(key.get())) : JwtKey.madeUp());
  }
}
