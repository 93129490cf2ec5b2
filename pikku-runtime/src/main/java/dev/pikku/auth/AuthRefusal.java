package dev.pikku.auth;

import dev.pikku.error.MissingScopeException;
import dev.pikku.error.UnauthorizedException;

/**
 * What this package throws. It stands apart, under a plain type, because verifying a class loads
 * every exception it throws by its own name.
 */
final class AuthRefusal {
  private AuthRefusal() {}

  static RuntimeException badToken() {
    return new UnauthorizedException("The bearer token is not valid");
  }

  static RuntimeException badApiKey() {
    return new UnauthorizedException("The API key is not valid");
  }

  static RuntimeException missingScope(String scope) {
    return new MissingScopeException(scope);
  }
}
