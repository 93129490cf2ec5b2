package dev.pikku.generator.emit.openapi;

import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.SealedType;
import dev.pikku.generator.emit.codec.Shape;
import java.util.HashSet;
import java.util.Set;

/** The records that are read or written as themselves, not only as one of a sealed interface's. */
final class PlainRecords {
  private final Set<RecordType> plain = new HashSet<>();
  private final Set<RecordType> variants = new HashSet<>();
  private final Set<SealedType> choices = new HashSet<>();

  void add(Shape shape) {
    if (shape instanceof Shape.Structure structure) {
      if (plain.add(structure.type()) && !variants.contains(structure.type())) {
        components(structure.type());
      }
    } else if (shape instanceof Shape.Choice choice) {
      if (choices.add(choice.type())) {
        for (RecordType variant : choice.type().variants()) {
          if (variants.add(variant) && !plain.contains(variant)) {
            components(variant);
          }
        }
      }
    } else if (shape instanceof Shape.Sequence sequence) {
      add(sequence.element());
    } else if (shape instanceof Shape.Mapping mapping) {
      add(mapping.value());
    } else if (shape instanceof Shape.Maybe maybe) {
      add(maybe.value());
    } else if (shape instanceof Shape.Change change) {
      add(change.value());
    }
  }

  private void components(RecordType type) {
    type.components().forEach(component -> add(component.shape()));
  }

  boolean contains(RecordType type) {
    return plain.contains(type);
  }
}
