package acme;

import dev.pikku.GlobalMiddleware;
import dev.pikku.auth.ApiKey;
import dev.pikku.auth.ApiKeySession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes API keys. */
@GlobalMiddleware(routes = "/api/*")
public final class KeyLogin extends ApiKeySession<UserSession> {
  private final KeyStore keys;

  public KeyLogin(KeyStore keys) {
    super(UserSession.class);
    this.keys = keys;
  }

  @Override
  protected @Nullable UserSession find(ApiKey key) {
    String owner = keys.ownerOf(key.hash());
    return owner == null ? null : new UserSession(owner, List.of("notes:read"));
  }
}
