package dev.pikku.generator.model;

import java.util.Optional;

/**
 * A service factory method.
 *
 * @param perCall whether its class is {@code @WireServices}
 * @param named {@code @Named} on the method
 * @param closeable whether what it returns is {@code AutoCloseable}
 */
public record FactoryModel(
    MethodModel method, boolean perCall, Optional<String> named, boolean closeable, Origin origin) {

  /** Where a factory comes from; a later one replaces an earlier one of the same type and name. */
  public enum Origin {
    LIBRARY,
    FUNCTIONS,
    BACKEND
  }

  public TypeRef type() {
    return method.returns().type();
  }
}
