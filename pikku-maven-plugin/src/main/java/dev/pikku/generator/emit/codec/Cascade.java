package dev.pikku.generator.emit.codec;

import dev.pikku.generator.model.TypeUse;
import java.util.HashSet;
import java.util.Set;

/** Where checks go on into records that a record holds. */
public final class Cascade {
  private Cascade() {}

  /** Whether {@code @Valid} stands here, or on what a container holds. */
  public static boolean reaches(TypeUse use) {
    return use.valid() || use.arguments().stream().anyMatch(Cascade::reaches);
  }

  /** Whether there is any constraint to check inside the records of a type. */
  public static boolean matters(Shape shape) {
    return matters(shape, new HashSet<>());
  }

  private static boolean matters(Shape shape, Set<RecordType> seen) {
    if (shape instanceof Shape.Structure structure) {
      return matters(structure.type(), seen);
    } else if (shape instanceof Shape.Choice choice) {
      return choice.type().variants().stream().anyMatch(variant -> matters(variant, seen));
    } else if (shape instanceof Shape.Sequence sequence) {
      return matters(sequence.element(), seen);
    } else if (shape instanceof Shape.Mapping mapping) {
      return matters(mapping.value(), seen);
    } else if (shape instanceof Shape.Maybe maybe) {
      return matters(maybe.value(), seen);
    } else if (shape instanceof Shape.Change change) {
      return matters(change.value(), seen);
    }
    return false;
  }

  private static boolean matters(RecordType type, Set<RecordType> seen) {
    return seen.add(type)
        && type.components().stream()
            .anyMatch(
                component ->
                    isConstrained(component.shape().use()) || matters(component.shape(), seen));
  }

  private static boolean isConstrained(TypeUse use) {
    return !use.constraints().isEmpty()
        || use.arguments().stream().anyMatch(Cascade::isConstrained);
  }
}
