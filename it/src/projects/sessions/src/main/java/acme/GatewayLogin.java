package acme;

import dev.pikku.auth.Authorizer;
import dev.pikku.auth.AuthorizerSession;
import org.jspecify.annotations.Nullable;

/** Believes the authorizer of the API. */
public final class GatewayLogin extends AuthorizerSession<UserSession> {
  public GatewayLogin() {
    super(UserSession.class);
  }

  @Override
  protected @Nullable UserSession session(Authorizer authorizer) {
    String user = authorizer.claims().text("sub");
    return user == null ? null : new UserSession(user, authorizer.scopes());
  }
}
