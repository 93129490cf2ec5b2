package acme;

import dev.pikku.Secret;
import dev.pikku.SingletonServices;
import dev.pikku.auth.SessionSigner;
import dev.pikku.service.SecretValue;

/** What both backends need. */
@SingletonServices
public final class Services {
  private Services() {}

  /** Signs sessions that travel, and checks them. */
  public static SessionSigner signer(@Secret("session-key") SecretValue key) {
    return SessionSigner.of(key);
  }
}
