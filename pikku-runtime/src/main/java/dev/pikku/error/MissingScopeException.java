package dev.pikku.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 403: the session has not the scope that a function asks for. */
public class MissingScopeException extends PikkuException {
  private static final long serialVersionUID = 1L;

  private final String scope;

  /**
   * @param scope the one that is missing
   */
  public MissingScopeException(String scope) {
    super(403, "MissingScopeError", "The session does not have a scope that this needs", null);
    this.scope = scope;
  }

  @Override
  public @Nullable Object payload() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("error", "missing_scope");
    payload.put("scope", scope);
    return payload;
  }
}
