package dev.pikku.generator.emit.codec;

import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.Optional;

/**
 * What an {@code Optional}, or one of its kin for numbers, holds.
 *
 * @param value without a wildcard
 * @param getter the method that gives it
 */
public record OptionalUse(TypeUse value, String getter) {

  /** What a type holds if it is an optional. */
  public static Optional<OptionalUse> of(TypeUse use) {
    if (!(use.type() instanceof TypeRef.ClassType type)) {
      return Optional.empty();
    }
    return switch (type.name()) {
      case "java.util.Optional" ->
          TypeUses.argumentsOf(use).stream()
              .findFirst()
              .map(value -> new OptionalUse(TypeUses.withoutWildcard(value), "get"));
      case "java.util.OptionalInt" -> primitive("int", "getAsInt");
      case "java.util.OptionalLong" -> primitive("long", "getAsLong");
      case "java.util.OptionalDouble" -> primitive("double", "getAsDouble");
      default -> Optional.empty();
    };
  }

  private static Optional<OptionalUse> primitive(String type, String getter) {
    return Optional.of(new OptionalUse(TypeUses.plain(new TypeRef.PrimitiveType(type)), getter));
  }
}
