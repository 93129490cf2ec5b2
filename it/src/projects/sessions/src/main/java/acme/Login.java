package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import dev.pikku.auth.ApiKey;
import dev.pikku.auth.SessionTokens;
import dev.pikku.error.UnauthorizedException;
import dev.pikku.wire.Session;
import java.util.List;

/** Logging in and out. */
public final class Login {

  /** Somebody's word. */
  public record Credentials(String user, String password) {}

  /** An API key, shown once. */
  public record NewKey(String key) {}

  private Login() {}

  /** Logs in: the answer sets the cookie. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/my/login", auth = PUBLIC)
  public static void login(Session<UserSession> session, Credentials input) {
    session.set(check(input));
  }

  /** Logs out: the answer ends the cookie. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/my/logout", auth = PUBLIC)
  public static void logout(Session<UserSession> session) {
    session.clear();
  }

  /** Gives a token to callers that keep it themselves. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/tokens", auth = PUBLIC)
  public static String token(SessionTokens<UserSession> tokens, Credentials input) {
    return tokens.issue(check(input));
  }

  /** Makes an API key: it is shown, and its hash is kept. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/my/keys")
  public static NewKey createKey(KeyStore keys, UserSession session) {
    String key = ApiKey.create();
    keys.add(ApiKey.of(key).hash(), session.userId());
    return new NewKey(key);
  }

  /** Says who is calling, whichever way. */
  @PikkuFunc
  @WireHttp(method = GET, route = "/my/name")
  @WireHttp(method = GET, route = "/api/name")
  @WireHttp(method = GET, route = "/gateway/name", middleware = GatewayLogin.class)
  public static String name(UserSession session) {
    return session.userId();
  }

  /** Asks for a scope. */
  @PikkuFunc(scopes = "notes:write")
  @WireHttp(method = POST, route = "/api/notes")
  @WireHttp(method = POST, route = "/my/notes")
  public static void write(Credentials ignored) {}

  private static UserSession check(Credentials credentials) {
    if (!credentials.password().equals("open sesame")) {
      throw new UnauthorizedException("Wrong name or password");
    }
    return new UserSession(credentials.user(), List.of("notes"));
  }
}
