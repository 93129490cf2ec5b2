package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.TypeName;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeUse;
import java.util.Optional;

/** What a type is to a codec, with all type parameters filled in. */
public sealed interface Shape {

  /** The type where it is used; no wildcard, no type variable. */
  TypeUse use();

  default TypeName typeName() {
    return JavaNames.of(use().type());
  }

  /** Whether null is a value here. */
  default boolean nullable() {
    return use().nullable();
  }

  /** Whether one text, as of a query, can be the value. */
  default boolean isText() {
    return TextCode.isScalar(this);
  }

  /** One JSON string, number or boolean. */
  record Scalar(TypeUse use, ScalarType type) implements Shape {}

  /** An enum, by the names of its constants. */
  record Enumeration(TypeUse use, TypeModel.EnumModel model) implements Shape {}

  /** A record: a JSON object. */
  record Structure(TypeUse use, RecordType type) implements Shape {}

  /** A sealed interface of records: a JSON object with a type. */
  record Choice(TypeUse use, SealedType type) implements Shape {}

  /** A collection or an array: a JSON array. */
  record Sequence(TypeUse use, Kind kind, Shape element) implements Shape {

    /** How elements are kept. */
    public enum Kind {
      LIST,
      SET,
      SORTED_SET,
      ARRAY
    }
  }

  /** A map: a JSON object. */
  record Mapping(TypeUse use, boolean sorted, Shape key, Shape value) implements Shape {}

  /**
   * An optional: the value, or null.
   *
   * @param primitive {@code Int}, {@code Long}, {@code Double}, or empty
   */
  record Maybe(TypeUse use, String primitive, Shape value) implements Shape {}

  /** A {@code Patch}: the value, null, or nothing at all. */
  record Change(TypeUse use, Shape value) implements Shape {}

  /** {@code Object}: whatever JSON has. */
  record Untyped(TypeUse use) implements Shape {
    @Override
    public boolean nullable() {
      return true;
    }
  }

  /** A type that Jackson reads and writes. */
  record Foreign(TypeUse use, Optional<TypeModel> model) implements Shape {}

  /** A type that nothing reads or writes, which has been told. */
  record Unsupported(TypeUse use) implements Shape {}
}
