package com.example.users;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.Use;
import dev.pikku.WireHttp;
import dev.pikku.auth.SessionTokens;
import dev.pikku.error.UnauthorizedException;
import dev.pikku.wire.Session;
import jakarta.validation.constraints.NotBlank;

/** The ways in and out: a cookie for browsers, a token for programs. */
@Tags("api")
public final class Logins {

  /** What a user proves to be one by. */
  public record Credentials(@NotBlank String mail, @NotBlank String password) {

    /** Not the password: this may end up in a log. */
    @Override
    public String toString() {
      return "Credentials[" + mail + "]";
    }
  }

  /** To be sent as {@code Authorization: Bearer …}. */
  public record Token(String token) {}

  private final UserStore users;

  public Logins(UserStore users) {
    this.users = users;
  }

  /** Begins a session, which the browser keeps in a cookie. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/login", auth = PUBLIC)
  @Use(CookieLogin.class)
  public User login(Session<UserSession> session, Credentials input) {
    User user = check(input);
    session.set(new UserSession(user.id()));
    return user;
  }

  /** Ends the session. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/logout", auth = PUBLIC)
  @Use(CookieLogin.class)
  public void logout(Session<UserSession> session) {
    session.clear();
  }

  /** Issues a token. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/tokens", status = 201, auth = PUBLIC)
  public Token token(SessionTokens<UserSession> tokens, Credentials input) {
    return new Token(tokens.issue(new UserSession(check(input).id())));
  }

  private User check(Credentials input) {
    return users
        .check(input.mail(), input.password())
        .orElseThrow(() -> new UnauthorizedException("Mail address or password is wrong"));
  }
}
