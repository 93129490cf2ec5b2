package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.TypeName;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.TypeModel.RecordModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/** A record with its type parameters filled in; its components follow, since it may hold itself. */
public final class RecordType {
  private final TypeRef.ClassType type;
  private final RecordModel model;
  private final String name;
  private final List<Component> components = new ArrayList<>();

  /**
   * A component with what its type is to a codec.
   *
   * @param variable what holds it in generated code
   */
  public record Component(ComponentModel model, Shape shape, String variable) {
    public String name() {
      return model.name();
    }
  }

  RecordType(TypeRef.ClassType type, RecordModel model, String name) {
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

  public RecordModel model() {
    return model;
  }

  /** What generated classes for it begin with, such as {@code PageOfTodo}. */
  public String name() {
    return name;
  }

  public List<Component> components() {
    return components;
  }
}
