package acme.starter;

import dev.pikku.GlobalMiddleware;
import dev.pikku.auth.ApiKey;
import dev.pikku.auth.ApiKeySession;

/** Takes sessions from API keys. */
@GlobalMiddleware(tags = "starter")
public final class KeyLogin extends ApiKeySession<UserSession> {
  private final StarterStore store;

  public KeyLogin(StarterStore store) {
    super(UserSession.class);
    this.store = store;
  }

  @Override
  protected UserSession find(ApiKey key) {
    return store.ownerOf(key).map(UserSession::new).orElse(null);
  }
}
