package com.example.users;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.Use;
import dev.pikku.WireHttp;
import dev.pikku.error.NotFoundException;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** People who use the application: a class of functions that is built from services. */
@Tags("api")
public final class Users {

  /** What a new user is made of. */
  public record SignUp(
      @NotBlank String name, @NotBlank @Email String mail, @Size(min = 12) String password) {}

  private final UserStore users;

  public Users(UserStore users) {
    this.users = users;
  }

  /** Makes an account. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/users", status = 201, auth = PUBLIC)
  public User signUp(SignUp input) {
    return users.add(input.name(), input.mail(), input.password());
  }

  /** Shows the caller's own account. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/users/me")
  @Use({TokenLogin.class, CookieLogin.class})
  public User me(UserSession session) {
    return users.find(session.userId()).orElseThrow(() -> new NotFoundException("No such user"));
  }
}
