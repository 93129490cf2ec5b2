package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Expressions that read values from JSON, and the methods of one class behind them. */
final class ReadCode {
  static final ClassName READER = ClassName.get("dev.pikku.json", "JsonReader");

  private static final int MOST_NAMES = 100;

  private final ClassNames classes;
  private final ClassMethods methods;

  ReadCode(ClassNames classes, ClassMethods methods) {
    this.classes = classes;
    this.methods = methods;
  }

  /** An expression for the next value of a reader; null where that is one of the type's values. */
  CodeBlock value(Shape shape, CodeBlock in) {
    CodeBlock present = present(shape, in);
    return shape.nullable() && !(shape instanceof Shape.Untyped)
        ? CodeBlock.of("$L.tryNull() ? null : $L", in, present)
        : present;
  }

  /** An expression for the next value of a reader, where a null is a violation. */
  CodeBlock present(Shape shape, CodeBlock in) {
    if (shape instanceof Shape.Scalar scalar) {
      return scalar.type().json(in);
    } else if (shape instanceof Shape.Enumeration enumeration) {
      return call(shape, name -> enumeration(name, enumeration), in);
    } else if (shape instanceof Shape.Structure structure) {
      return CodeBlock.of("$T.read($L)", classes.binder(structure.type()), in);
    } else if (shape instanceof Shape.Choice choice) {
      return CodeBlock.of("$T.read($L)", classes.binder(choice.type()), in);
    } else if (shape instanceof Shape.Sequence sequence) {
      return call(
          shape,
          name ->
              sequence.kind() == Shape.Sequence.Kind.ARRAY
                  ? array(name, sequence)
                  : collection(name, sequence),
          in);
    } else if (shape instanceof Shape.Mapping mapping) {
      return call(shape, name -> map(name, mapping), in);
    } else if (shape instanceof Shape.Maybe maybe) {
      return maybe(maybe, in);
    } else if (shape instanceof Shape.Change change) {
      return change(change, in);
    } else if (shape instanceof Shape.Untyped) {
      return CodeBlock.of("$L.any()", in);
    } else if (shape instanceof Shape.Foreign foreign) {
      return JacksonCode.read(classes.jackson(), foreign, in);
    }
    return CodeBlock.of("null");
  }

  private CodeBlock call(
      Shape shape, java.util.function.Function<String, MethodSpec> write, CodeBlock in) {
    String word = "read" + classes.words().of(shape.use().type());
    return CodeBlock.of("$L($L)", methods.named(key(shape), word, write), in);
  }

  /** What tells methods apart: nulls may be allowed in one list of text and not in another. */
  static String key(Shape shape) {
    if (shape instanceof Shape.Sequence sequence) {
      return shape.use().type() + "[" + inner(sequence.element()) + "]";
    } else if (shape instanceof Shape.Mapping mapping) {
      return shape.use().type() + "[" + inner(mapping.value()) + "]";
    }
    return shape.use().type().toString();
  }

  private static String inner(Shape shape) {
    return (shape.nullable() ? "?" : "") + key(shape);
  }

  private static MethodSpec.Builder method(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(returns)
        .addParameter(READER, "in");
  }

  private static MethodSpec enumeration(String name, Shape.Enumeration enumeration) {
    if (isLarge(enumeration)) {
      return method(name, enumeration.typeName())
          .addStatement("int before = in.violations().size()")
          .addStatement("$T name = in.string()", String.class)
          .addCode(search(enumeration, "name"))
          .beginControlFlow("if (in.violations().size() == before)")
          .addStatement("in.violation($S)", oneOf(enumeration))
          .endControlFlow()
          .addStatement("return null")
          .build();
    }
    MethodSpec.Builder method =
        method(name, enumeration.typeName())
            .addStatement("int before = in.violations().size()")
            .addCode("switch (in.string()) {\n$>");
    constants(method, "case $S -> {\n$>return $T.$L;\n$<}\n", enumeration);
    return method
        .addCode("default -> {\n$>")
        .beginControlFlow("if (in.violations().size() == before)")
        .addStatement("in.violation($S)", oneOf(enumeration))
        .endControlFlow()
        .addStatement("return null")
        .addCode("$<}\n$<}\n")
        .build();
  }

  /** Whether a switch over all names might be more than a method has room for. */
  private static boolean isLarge(Shape.Enumeration enumeration) {
    return enumeration.model().constants().size() > 500;
  }

  private static CodeBlock search(Shape.Enumeration enumeration, String text) {
    return CodeBlock.builder()
        .beginControlFlow("for ($1T constant : $1T.values())", enumeration.typeName())
        .beginControlFlow("if (constant.name().equals($L))", text)
        .addStatement("return constant")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private static void constants(
      MethodSpec.Builder method, String format, Shape.Enumeration enumeration) {
    for (String constant : enumeration.model().constants()) {
      method.addCode(format, constant, enumeration.typeName(), constant);
    }
  }

  static String oneOf(Shape.Enumeration enumeration) {
    List<String> names = enumeration.model().constants();
    return names.size() <= MOST_NAMES
        ? "must be one of " + String.join(", ", names)
        : "must be one of the %d names, such as %s".formatted(names.size(), names.get(0));
  }

  private MethodSpec collection(String name, Shape.Sequence sequence) {
    TypeName type = TypeUses.made(sequence.use().type());
    Class<?> made =
        switch (sequence.kind()) {
          case LIST, ARRAY -> ArrayList.class;
          case SET -> LinkedHashSet.class;
          case SORTED_SET -> TreeSet.class;
        };
    MethodSpec.Builder method =
        method(name, type)
            .addStatement("$T values = new $T<>()", type, made)
            .beginControlFlow("if (in.beginArray())")
            .beginControlFlow("while (in.nextElement())");
    CodeBlock value = value(sequence.element(), CodeBlock.of("in"));
    if (sequence.kind() == Shape.Sequence.Kind.SORTED_SET) {
      method
          .addStatement("$T value = $L", sequence.element().typeName(), value)
          .beginControlFlow("if (value != null)")
          .addStatement("values.add(value)")
          .endControlFlow();
    } else {
      method.addStatement("values.add($L)", value);
    }
    return method.endControlFlow().endControlFlow().addStatement("return values").build();
  }

  private MethodSpec array(String name, Shape.Sequence sequence) {
    return method(name, sequence.typeName())
        .addStatement("$T values = $L", sequence.typeName(), newArray(sequence, "8"))
        .addStatement("int size = 0")
        .beginControlFlow("if (in.beginArray())")
        .beginControlFlow("while (in.nextElement())")
        .beginControlFlow("if (size == values.length)")
        .addStatement("values = $T.copyOf(values, size * 2)", Arrays.class)
        .endControlFlow()
        .addStatement("values[size++] = $L", value(sequence.element(), CodeBlock.of("in")))
        .endControlFlow()
        .endControlFlow()
        .addStatement("return $T.copyOf(values, size)", Arrays.class)
        .build();
  }

  /** {@code new int[8][]}: the length belongs to the outermost array. */
  static CodeBlock newArray(Shape.Sequence array, String length) {
    TypeName element = array.element().typeName();
    String more = "";
    while (element instanceof com.palantir.javapoet.ArrayTypeName inner) {
      element = inner.componentType();
      more += "[]";
    }
    return CodeBlock.of("new $T[$L]$L", element, length, more);
  }

  private MethodSpec map(String name, Shape.Mapping mapping) {
    TypeName key = mapping.key().typeName().box();
    MethodSpec.Builder method =
        method(name, TypeUses.made(mapping.use().type()))
            .addStatement(
                "$T values = new $T<>()",
                TypeUses.made(mapping.use().type()),
                mapping.sorted() ? TreeMap.class : LinkedHashMap.class)
            .beginControlFlow("if (in.beginObject())")
            .beginControlFlow(
                "for (String name = in.nextName(); name != null; name = in.nextName())");
    boolean isText =
        mapping.key() instanceof Shape.Scalar scalar
            && scalar.type().kind() == ScalarType.Kind.TEXT;
    if (!isText) {
      method
          .addStatement("$T key = null", key)
          .beginControlFlow("try")
          .addStatement("key = $L", text(mapping.key(), CodeBlock.of("name")))
          .nextControlFlow("catch ($T malformed)", IllegalArgumentException.class)
          .addStatement("in.violation(malformed.getMessage())")
          .endControlFlow();
    }
    String keyName = isText ? "name" : "key";
    method.addStatement(
        "$T value = $L", mapping.value().typeName(), value(mapping.value(), CodeBlock.of("in")));
    if (isText) {
      method.beginControlFlow("if (values.containsKey(name))");
    } else {
      method.beginControlFlow("if (key != null && values.containsKey(key))");
    }
    method.addStatement("in.violation($S)", "is given more than once");
    if (isText) {
      method.endControlFlow().addStatement("values.put(name, value)");
    } else {
      method
          .nextControlFlow("else if (key != null)")
          .addStatement("values.put($L, value)", keyName)
          .endControlFlow();
    }
    return method.endControlFlow().endControlFlow().addStatement("return values").build();
  }

  private CodeBlock maybe(Shape.Maybe maybe, CodeBlock in) {
    CodeBlock present = present(maybe.value(), in);
    if (!maybe.primitive().isEmpty()) {
      return CodeBlock.of(
          "$1L.tryNull() ? $2T.empty() : $2T.of($3L)", in, maybe.typeName(), present);
    }
    return CodeBlock.of(
        "$1L.tryNull() ? $2T.<$3T>empty() : $2T.<$3T>ofNullable($4L)",
        in,
        Optional.class,
        maybe.value().typeName().box(),
        present);
  }

  private CodeBlock change(Shape.Change change, CodeBlock in) {
    ClassName patch = ClassName.get("dev.pikku", "Patch");
    return CodeBlock.of(
        "$1L.tryNull() ? $2T.<$3T>ofNull() : $2T.<$3T>of($4L)",
        in,
        patch,
        change.value().typeName().box(),
        present(change.value(), in));
  }

  /** An expression that converts text; it throws IllegalArgumentException where that fails. */
  CodeBlock text(Shape shape, CodeBlock text) {
    if (shape instanceof Shape.Scalar scalar) {
      return scalar.type().text(text);
    } else if (shape instanceof Shape.Enumeration enumeration) {
      String method =
          methods.named(
              "text " + shape.use().type(),
              "to" + classes.words().of(shape.use().type()),
              name -> enumerationOfText(name, enumeration));
      return CodeBlock.of("$L($L)", method, text);
    }
    throw new IllegalArgumentException(shape.toString());
  }

  private static MethodSpec enumerationOfText(String name, Shape.Enumeration enumeration) {
    if (isLarge(enumeration)) {
      return MethodSpec.methodBuilder(name)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .returns(enumeration.typeName())
          .addParameter(String.class, "text")
          .addCode(search(enumeration, "text"))
          .addStatement("throw new $T($S)", IllegalArgumentException.class, oneOf(enumeration))
          .build();
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(enumeration.typeName())
            .addParameter(String.class, "text")
            .addCode("return switch (text) {\n$>");
    constants(method, "case $S -> $T.$L;\n", enumeration);
    return method
        .addCode(
            "default -> throw new $T($S);\n$<};\n",
            IllegalArgumentException.class,
            oneOf(enumeration))
        .build();
  }
}
