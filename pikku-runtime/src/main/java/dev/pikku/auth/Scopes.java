package dev.pikku.auth;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Decides whether scopes that a session has include those that a function asks for. */
public final class Scopes {
  private static final String ALL = "*";
  private static final String ALL_BELOW = ":*";

  private Scopes() {}

  /**
   * Lets a call through that has all scopes; generated code calls it.
   *
   * @throws dev.pikku.error.MissingScopeException for the first that is missing; callers see 403
   */
  public static void require(@Nullable Collection<String> held, String... scopes) {
    for (String scope : scopes) {
      if (!include(held, scope)) {
        throw AuthRefusal.missingScope(scope);
      }
    }
  }

  /**
   * Whether a scope is among those held: itself, one above it ({@code todos} or {@code todos:*} for
   * {@code todos:write}), or {@code *}.
   *
   * @param held null for none
   */
  public static boolean include(@Nullable Collection<String> held, String scope) {
    if (held != null) {
      for (String one : held) {
        if (one != null && includes(one, scope)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean includes(String held, String scope) {
    if (held.equals(ALL)) {
      return true;
    }
    int length = held.endsWith(ALL_BELOW) ? held.length() - ALL_BELOW.length() : held.length();
    return length > 0
        && scope.length() >= length
        && scope.startsWith(held.substring(0, length))
        && (scope.length() == length || scope.charAt(length) == ':');
  }
}
