package dev.pikku.generator.model;

import java.util.List;

/**
 * A type where it is used, with the annotations that stand there and inside its arguments.
 *
 * @param type the type, arguments included
 * @param nullable whether {@code @Nullable} stands here (any annotation of that simple name)
 * @param valid whether {@code @Valid} stands here
 * @param constraints the jakarta.validation constraints that stand here, in order
 * @param arguments the same for each type argument (or an array's element), in order
 */
public record TypeUse(
    TypeRef type,
    boolean nullable,
    boolean valid,
    List<ConstraintModel> constraints,
    List<TypeUse> arguments) {
  public TypeUse {
    constraints = List.copyOf(constraints);
    arguments = List.copyOf(arguments);
  }
}
