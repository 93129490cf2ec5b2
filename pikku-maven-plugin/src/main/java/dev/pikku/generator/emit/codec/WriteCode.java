package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.pikku.generator.emit.JavaNames;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** Statements that write values as JSON, and the methods of one class behind them. */
final class WriteCode {
  static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  private static final ClassName FILES = ClassName.get("dev.pikku.http", "FileValues");

  private final ClassNames classes;
  private final ClassMethods methods;

  WriteCode(ClassNames classes, ClassMethods methods) {
    this.classes = classes;
    this.methods = methods;
  }

  /** Whether the code of {@link #value} names the value more than once. */
  static boolean namesTwice(Shape shape) {
    if (shape instanceof Shape.Scalar scalar) {
      return !scalar.type().primitive()
          && scalar.type().kind() != ScalarType.Kind.TEXT
          && scalar.type().kind() != ScalarType.Kind.FILE;
    }
    return shape instanceof Shape.Enumeration
        || shape instanceof Shape.Maybe
        || shape instanceof Shape.Change;
  }

  /** Statements that write a value, which is a simple expression; null is written as null. */
  CodeBlock value(Shape shape, CodeBlock out, CodeBlock value) {
    if (shape instanceof Shape.Scalar scalar) {
      return scalar(scalar, out, value);
    } else if (shape instanceof Shape.Enumeration) {
      return statement("$1L.value($2L == null ? null : $2L.name())", out, value);
    } else if (shape instanceof Shape.Structure structure) {
      return statement("$T.write($L, $L)", classes.writer(structure.type()), out, value);
    } else if (shape instanceof Shape.Choice choice) {
      return statement("$T.write($L, $L)", classes.writer(choice.type()), out, value);
    } else if (shape instanceof Shape.Sequence sequence) {
      return call(shape, name -> sequence(name, sequence), out, value);
    } else if (shape instanceof Shape.Mapping mapping) {
      return call(shape, name -> map(name, mapping), out, value);
    } else if (shape instanceof Shape.Maybe maybe) {
      return maybe(maybe, out, value);
    } else if (shape instanceof Shape.Untyped) {
      return statement("$L.any($L)", out, value);
    } else if (shape instanceof Shape.Foreign) {
      return statement("$T.write($L, $L)", classes.jackson(), out, value);
    }
    return CodeBlock.of("");
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private static CodeBlock scalar(Shape.Scalar scalar, CodeBlock out, CodeBlock value) {
    ScalarType type = scalar.type();
    if (type.kind() == ScalarType.Kind.FILE) {
      return statement("$T.write($L, $L)", FILES, out, value);
    }
    CodeBlock written = type.write(value);
    if (type.primitive() || type.kind() == ScalarType.Kind.TEXT) {
      return statement("$L.value($L)", out, written);
    }
    if (!written.equals(value)) {
      return statement("$L.value($L == null ? null : $L)", out, value, written);
    }
    return unlessNull(out, value, statement("$L.value($L)", out, value));
  }

  private static CodeBlock unlessNull(CodeBlock out, CodeBlock value, CodeBlock write) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L == null)", value)
        .addStatement("$L.nullValue()", out)
        .nextControlFlow("else")
        .add(write)
        .endControlFlow()
        .build();
  }

  private CodeBlock call(
      Shape shape,
      java.util.function.Function<String, MethodSpec> write,
      CodeBlock out,
      CodeBlock value) {
    String word = "write" + classes.words().of(shape.use().type());
    return statement("$L($L, $L)", methods.named(ReadCode.key(shape), word, write), out, value);
  }

  private static MethodSpec.Builder method(String name, Shape shape) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(WRITER, "out")
        .addParameter(JavaNames.of(shape.use().type()), "values")
        .beginControlFlow("if (values == null)")
        .addStatement("out.nullValue()")
        .addStatement("return")
        .endControlFlow();
  }

  private MethodSpec sequence(String name, Shape.Sequence sequence) {
    return method(name, sequence)
        .addStatement("out.beginArray()")
        .beginControlFlow("for ($T value : values)", sequence.element().typeName())
        .addCode(value(sequence.element(), CodeBlock.of("out"), CodeBlock.of("value")))
        .endControlFlow()
        .addStatement("out.endArray()")
        .build();
  }

  private MethodSpec map(String name, Shape.Mapping mapping) {
    TypeName value = mapping.value().typeName().box();
    boolean isText =
        mapping.key() instanceof Shape.Scalar scalar
            && scalar.type().kind() == ScalarType.Kind.TEXT;
    CodeBlock text =
        isText
            ? CodeBlock.of("entry.getKey()")
            : mapping.key() instanceof Shape.Enumeration
                ? CodeBlock.of("entry.getKey().name()")
                : CodeBlock.of("entry.getKey().toString()");
    return method(name, mapping)
        .addStatement("out.beginObject()")
        .beginControlFlow("for ($T entry : values.entrySet())", entryType(mapping))
        .addStatement("out.name($L)", text)
        .addStatement("$T value = entry.getValue()", value)
        .addCode(value(mapping.value(), CodeBlock.of("out"), CodeBlock.of("value")))
        .endControlFlow()
        .addStatement("out.endObject()")
        .build();
  }

  private static TypeName entryType(Shape.Mapping mapping) {
    dev.pikku.generator.model.TypeRef.ClassType map =
        (dev.pikku.generator.model.TypeRef.ClassType) mapping.use().type();
    return TypeUses.name(
        new dev.pikku.generator.model.TypeRef.ClassType("java.util", "Map.Entry", map.arguments()));
  }

  private CodeBlock maybe(Shape.Maybe maybe, CodeBlock out, CodeBlock value) {
    String get = maybe.primitive().isEmpty() ? "get" : "getAs" + maybe.primitive();
    return CodeBlock.builder()
        .beginControlFlow("if ($1L == null || $1L.isEmpty())", value)
        .addStatement("$L.nullValue()", out)
        .nextControlFlow("else")
        .add(
            local(
                maybe.value(),
                "present",
                CodeBlock.of("$L.$L()", value, get),
                present -> value(maybe.value(), out, present)))
        .endControlFlow()
        .build();
  }

  /** Puts an expression into a variable where the code needs it more than once. */
  static CodeBlock local(
      Shape shape, String name, CodeBlock value, UnaryOperator<CodeBlock> write) {
    if (!namesTwice(shape)) {
      return write.apply(value);
    }
    return CodeBlock.builder()
        .addStatement("$T $N = $L", shape.typeName(), name, value)
        .add(write.apply(CodeBlock.of("$N", name)))
        .build();
  }
}
