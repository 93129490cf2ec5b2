package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.TypeName;
import dev.pikku.generator.model.TypeModel.SealedModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/** A sealed interface with the records it stands for, those of sealed interfaces below included. */
public final class SealedType {
  private final TypeRef.ClassType type;
  private final SealedModel model;
  private final String name;
  private final List<RecordType> variants = new ArrayList<>();

  SealedType(TypeRef.ClassType type, SealedModel model, String name) {
    this.type = type;
    this.model = model;
    this.name = name;
  }

  public TypeRef.ClassType type() {
    return type;
  }

  TypeName typeName() {
    return TypeUses.name(type);
  }

  public SealedModel model() {
    return model;
  }

  /** What generated classes for it begin with. */
  public String name() {
    return name;
  }

  public List<RecordType> variants() {
    return variants;
  }

  /** What the {@code "type"} of a record says: its simple name. */
  public static String tag(RecordType variant) {
    String simpleName = variant.type().simpleName();
    return simpleName.substring(simpleName.lastIndexOf('.') + 1);
  }
}
