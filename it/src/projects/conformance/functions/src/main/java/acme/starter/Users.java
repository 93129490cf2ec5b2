package acme.starter;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.PATCH;
import static dev.pikku.HttpMethod.POST;

import dev.pikku.Permit;
import dev.pikku.PikkuFunc;
import dev.pikku.Tags;
import dev.pikku.WireHttp;
import dev.pikku.wire.Session;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;

/** Users of the starter. */
@Tags("starter")
public final class Users {

  /** Who wants in. */
  public record Login(@NotBlank String name) {}

  /** Who is in. */
  public record LoggedIn(UUID userId, String apiKey) {}

  /** A new name. */
  public record NewName(UUID userId, @NotBlank String name) {}

  /** Lets users change themselves alone. */
  public static final class IsSelf {
    public boolean allows(UserSession session, NewName input) {
      return session.userId().equals(input.userId());
    }
  }

  private Users() {}

  /** Finds or makes a user, and begins a session. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/login", auth = PUBLIC)
  public static LoggedIn login(StarterStore store, Session<UserSession> session, Login input) {
    UUID user = store.findOrCreate(input.name());
    session.set(new UserSession(user));
    return new LoggedIn(user, store.newKey(user));
  }

  /** Ends the session. */
  @PikkuFunc
  @WireHttp(method = POST, route = "/logout", auth = PUBLIC)
  public static void logout(Session<UserSession> session) {
    session.clear();
  }

  /** Renames the caller. */
  @PikkuFunc
  @WireHttp(method = PATCH, route = "/user/:userId")
  @Permit(IsSelf.class)
  public static void rename(StarterStore store, NewName input) {
    store.rename(input.userId(), input.name());
  }
}
