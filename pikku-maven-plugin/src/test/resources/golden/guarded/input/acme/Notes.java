package acme;

import static dev.pikku.HttpMethod.PUT;

import dev.pikku.GlobalMiddleware;
import dev.pikku.HttpError;
import dev.pikku.Permit;
import dev.pikku.PikkuFunc;
import dev.pikku.PikkuSession;
import dev.pikku.WireHttp;
import dev.pikku.WireServices;
import dev.pikku.wire.Middleware;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;

/** Middleware, a session, permissions and a service of the call around one function. */
public final class Notes {
  public record Note(String id, String text) {}

  @PikkuSession
  public record User(String name) {}

  @GlobalMiddleware
  public static final class Login implements Middleware {
    @Override
    public void handle(Wire wire, Next next) throws Exception {
      wire.session(User.class).restore(new User("me"));
      next.proceed();
    }
  }

  public static final class Owner {
    public boolean allows(User session, Note input) {
      return input.id().equals(session.name());
    }
  }

  public static final class Admin {
    public boolean allows(User session) {
      return session.name().equals("admin");
    }
  }

  public static final class Transaction implements AutoCloseable {
    @Override
    public void close() {}
  }

  @WireServices
  public static final class PerCall {
    private PerCall() {}

    public static Transaction transaction() {
      return new Transaction();
    }
  }

  @HttpError(status = 409, message = "Somebody was faster")
  public static final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Notes() {}

  @PikkuFunc
  @Permit(Owner.class)
  @Permit(Admin.class)
  @WireHttp(method = PUT, route = "/notes/{id}")
  public static void put(Transaction transaction, Note input) {}
}
