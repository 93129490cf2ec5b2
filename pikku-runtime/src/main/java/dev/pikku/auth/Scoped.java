package dev.pikku.auth;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A session that has scopes, such as {@code todos:write}. The record annotated
 * {@code @PikkuSession} implements it, so that functions may ask for scopes; a component of that
 * name is all it takes:
 *
 * <pre>{@code
 * @PikkuSession
 * public record UserSession(String userId, List<String> scopes) implements Scoped {}
 * }</pre>
 */
public interface Scoped {

  /**
   * What the caller may do. {@code todos} and {@code todos:*} include {@code todos:write}; {@code
   * *} includes everything; null nothing.
   */
  @Nullable Collection<String> scopes();
}
