package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;

/** Writes the checks of constraints into one class. */
final class ConstraintCode {
  private static final ClassName VIOLATIONS = ClassName.get("dev.pikku.json", "Violations");

  private final String tell;
  private final ConstraintConditions conditions = new ConstraintConditions();

  /**
   * @param tell the statement that tells of a broken constraint: its path and its message
   */
  ConstraintCode(String tell) {
    this.tell = tell;
  }

  /** Statements that check a component whose value its field holds; empty if there are none. */
  CodeBlock checks(RecordType.Component component) {
    CodeBlock value = CodeBlock.of("this.$N", component.variable());
    CodeBlock path = CodeBlock.of("$S", component.name());
    if (component.shape() instanceof Shape.Change change) {
      return change(component.name(), change, value, path);
    }
    return checks(component.shape(), value, path, 0);
  }

  CodeBlock checks(Shape shape, CodeBlock value, CodeBlock path, int depth) {
    boolean nullable = shape.nullable() || shape instanceof Shape.Untyped;
    return checks(shape, nullable, value, path, depth);
  }

  private CodeBlock change(String name, Shape.Change change, CodeBlock value, CodeBlock path) {
    List<ConstraintModel> constraints = new ArrayList<>(change.use().constraints());
    constraints.removeIf(each -> ConstraintMessages.simpleName(each).equals("NotNull"));
    CodeBlock local = CodeBlock.of("$LValue", name);
    CodeBlock inner =
        CodeBlock.builder()
            .add(own(constraints, boxed(change.value()), true, local, path))
            .add(checks(boxed(change.value()), true, local, path, 0))
            .build();
    if (inner.isEmpty()) {
      return inner;
    }
    return CodeBlock.builder()
        .beginControlFlow("if (!$L.isAbsent())", value)
        .addStatement(
            "$T $L = $L.orElse(null)", RecordBinder.fieldType(change.value()).box(), local, value)
        .add(inner)
        .endControlFlow()
        .build();
  }

  /**
   * Statements that check a value.
   *
   * @param nullable whether the value can be null here
   * @param value a simple expression; of an optional it is the optional's value, or null
   * @param path an expression for where it stands
   */
  private CodeBlock checks(
      Shape shape, boolean nullable, CodeBlock value, CodeBlock path, int depth) {
    if (shape instanceof Shape.Maybe maybe) {
      List<ConstraintModel> constraints = new ArrayList<>(maybe.use().constraints());
      // an optional itself is never null
      constraints.removeIf(each -> ConstraintMessages.simpleName(each).equals("NotNull"));
      return CodeBlock.builder()
          .add(own(constraints, boxed(maybe.value()), true, value, path))
          .add(ofPresent(boxed(maybe.value()), value, path, depth))
          .build();
    }
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(own(shape.use().constraints(), shape, nullable, value, path));
    if (shape instanceof Shape.Sequence sequence) {
      code.add(elements(sequence, value, path, depth));
    } else if (shape instanceof Shape.Mapping mapping) {
      code.add(entries(mapping, value, path, depth));
    }
    return code.build();
  }

  /** {@code Optional<@NotBlank String>} is what may be left out, but not blank. */
  private CodeBlock ofPresent(Shape shape, CodeBlock value, CodeBlock path, int depth) {
    CodeBlock checks = checks(shape, true, value, path, depth);
    boolean breaksWithoutValue =
        shape.use().constraints().stream()
            .map(ConstraintMessages::simpleName)
            .anyMatch(List.of("NotNull", "NotBlank", "NotEmpty")::contains);
    return breaksWithoutValue
        ? CodeBlock.builder()
            .beginControlFlow("if ($L != null)", value)
            .add(checks)
            .endControlFlow()
            .build()
        : checks;
  }

  private static Shape boxed(Shape shape) {
    if (!(shape instanceof Shape.Scalar scalar) || !scalar.type().primitive()) {
      return shape;
    }
    TypeName box = scalar.typeName().box();
    TypeRef type = new TypeRef.ClassType("java.lang", ((ClassName) box).simpleName());
    return new Shape.Scalar(TypeUses.plain(type), ScalarType.of(type).orElseThrow());
  }

  private CodeBlock elements(Shape.Sequence sequence, CodeBlock value, CodeBlock path, int depth) {
    String each = "each" + (depth == 0 ? "" : depth + 1);
    String index = "index" + (depth == 0 ? "" : depth + 1);
    CodeBlock inner =
        element(
            sequence.element(),
            CodeBlock.of("$L", each),
            CodeBlock.of("$T.at($L, $L)", VIOLATIONS, path, index),
            depth + 1);
    if (inner.isEmpty()) {
      return inner;
    }
    return CodeBlock.builder()
        .beginControlFlow("if ($L != null)", value)
        .addStatement("int $L = 0", index)
        .beginControlFlow("for ($T $L : $L)", sequence.element().typeName(), each, value)
        .add(inner)
        .addStatement("$L++", index)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private CodeBlock entries(Shape.Mapping mapping, CodeBlock value, CodeBlock path, int depth) {
    String entry = "entry" + (depth == 0 ? "" : depth + 1);
    CodeBlock at = CodeBlock.of("$T.at($L, $L.getKey())", VIOLATIONS, path, entry);
    CodeBlock inner =
        CodeBlock.builder()
            .add(element(mapping.key(), CodeBlock.of("$L.getKey()", entry), at, depth + 1))
            .add(element(mapping.value(), CodeBlock.of("$L.getValue()", entry), at, depth + 1))
            .build();
    if (inner.isEmpty()) {
      return inner;
    }
    TypeRef.ClassType map = (TypeRef.ClassType) mapping.use().type();
    TypeRef type = new TypeRef.ClassType("java.util", "Map.Entry", map.arguments());
    return CodeBlock.builder()
        .beginControlFlow("if ($L != null)", value)
        .beginControlFlow("for ($T $L : $L.entrySet())", JavaNames.of(type), entry, value)
        .add(inner)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private CodeBlock element(Shape shape, CodeBlock value, CodeBlock path, int depth) {
    if (shape instanceof Shape.Maybe maybe) {
      String get = maybe.primitive().isEmpty() ? "orElse(null)" : null;
      CodeBlock inner = CodeBlock.of("");
      String local = "present" + (depth + 1);
      if (get != null) {
        inner = checks(shape, CodeBlock.of("$L", local), path, depth);
      }
      return inner.isEmpty()
          ? inner
          : CodeBlock.builder()
              .addStatement("$T $L = $L.$L", maybe.value().typeName().box(), local, value, get)
              .add(inner)
              .build();
    }
    return checks(shape, value, path, depth);
  }

  private CodeBlock own(
      List<ConstraintModel> constraints,
      Shape shape,
      boolean nullable,
      CodeBlock value,
      CodeBlock path) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (ConstraintModel constraint : constraints) {
      boolean implied = ConstraintMessages.simpleName(constraint).equals("NotNull") && !nullable;
      if (ConstraintRules.supports(constraint, shape) && !implied) {
        code.beginControlFlow("if ($L)", conditions.broken(constraint, shape, value))
            .addStatement(tell, path, ConstraintMessages.of(constraint))
            .endControlFlow();
      }
    }
    return code.build();
  }

  /** Adds what the checks need. */
  void addTo(TypeSpec.Builder type) {
    conditions.addTo(type);
  }
}
