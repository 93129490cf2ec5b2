package acme;

import dev.pikku.SingletonServices;
import dev.pikku.service.Variables;

/** What functions need. */
@SingletonServices
public final class Services {
  private Services() {}

  public static Effects effects(Variables variables) {
    return new Effects(
        variables.get("PIKKU_IDEMPOTENCY").orElseThrow(),
        variables.get("PIKKU_IDEMPOTENCY_USER").orElseThrow(),
        variables.get("PIKKU_IDEMPOTENCY_PASSWORD").orElseThrow());
  }
}
