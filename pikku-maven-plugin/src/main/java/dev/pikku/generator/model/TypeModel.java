package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/** The declaration of a type that inputs, outputs or configuration are made of. */
public sealed interface TypeModel {

  /** The type, raw. */
  TypeRef.ClassType type();

  Place place();

  /**
   * Jackson's annotations on the type or its components, each with its place in the text, such as
   * {@code @JsonProperty on Todo.text}; they are honoured or fail the build.
   */
  List<String> jackson();

  /** Whether generated code in another package can use the type. */
  boolean accessible();

  /**
   * A record; generic where it has type parameters.
   *
   * @param constraints those that stand on the record or on a method of it, not on a component
   */
  record RecordModel(
      TypeRef.ClassType type,
      List<String> typeParameters,
      List<ComponentModel> components,
      List<ConstraintModel> constraints,
      List<String> jackson,
      boolean accessible,
      Place place)
      implements TypeModel {
    public RecordModel {
      typeParameters = List.copyOf(typeParameters);
      components = List.copyOf(components);
      constraints = List.copyOf(constraints);
      jackson = List.copyOf(jackson);
    }
  }

  /** An enum. */
  record EnumModel(
      TypeRef.ClassType type,
      List<String> constants,
      List<String> jackson,
      boolean accessible,
      Place place)
      implements TypeModel {
    public EnumModel {
      constants = List.copyOf(constants);
      jackson = List.copyOf(jackson);
    }
  }

  /** A sealed interface of records (or of sealed interfaces of records). */
  record SealedModel(
      TypeRef.ClassType type,
      List<String> typeParameters,
      List<Permitted> permitted,
      List<String> jackson,
      boolean accessible,
      Place place)
      implements TypeModel {
    public SealedModel {
      typeParameters = List.copyOf(typeParameters);
      permitted = List.copyOf(permitted);
      jackson = List.copyOf(jackson);
    }
  }

  /**
   * A type that a sealed interface permits.
   *
   * @param type with its own type parameters as arguments: {@code Ok<T>}
   * @param as the interface as it extends it: {@code Result<T, String>}
   */
  record Permitted(TypeRef.ClassType type, TypeRef.ClassType as) {}

  /** Any other class: no generated code reads or writes it. */
  record OtherModel(TypeRef.ClassType type, List<String> jackson, boolean accessible, Place place)
      implements TypeModel {
    public OtherModel {
      jackson = List.copyOf(jackson);
    }
  }
}
