package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Binds the components of a record from text: paths, queries, forms, headers and cookies. */
final class TextCode {
  private static final CodeBlock TEXT = CodeBlock.of("text");

  private final ReadCode code;

  TextCode(ReadCode code) {
    this.code = code;
  }

  /** Adds what binds a request's text. */
  void addTo(TypeSpec.Builder binder, List<RecordType.Component> components) {
    names(binder, "headers", components, component -> component.model().header().orElse(""));
    names(binder, "cookies", components, component -> component.model().cookie().orElse(""));
    csv(binder, components);
    components.stream()
        .filter(component -> isArray(component.shape()))
        .forEach(
            component ->
                binder.addField(
                    FieldSpec.builder(TypeName.INT, size(component), Modifier.PRIVATE).build()));
    if (!components.isEmpty()) {
      binder.addMethod(readText(components));
    }
    readFile(binder, components);
  }

  private static void names(
      TypeSpec.Builder binder,
      String method,
      List<RecordType.Component> components,
      Function<RecordType.Component, String> source) {
    List<CodeBlock> names = new ArrayList<>();
    for (RecordType.Component component : components) {
      if (!source.apply(component).isEmpty()) {
        names.add(CodeBlock.of("$S, $S", source.apply(component), component.name()));
      }
    }
    if (!names.isEmpty()) {
      binder.addMethod(
          MethodSpec.methodBuilder(method)
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(ArrayTypeName.of(String.class))
              .addStatement("return new String[] {$L}", CodeBlock.join(names, ", "))
              .build());
    }
  }

  private static void csv(TypeSpec.Builder binder, List<RecordType.Component> components) {
    List<CodeBlock> names =
        components.stream()
            .filter(component -> component.model().csv())
            .map(component -> CodeBlock.of("component.equals($S)", component.name()))
            .toList();
    if (!names.isEmpty()) {
      binder.addMethod(
          MethodSpec.methodBuilder("csv")
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .returns(TypeName.BOOLEAN)
              .addParameter(String.class, "component")
              .addStatement("return $L", CodeBlock.join(names, " || "))
              .build());
    }
  }

  private MethodSpec readText(List<RecordType.Component> components) {
    MethodSpec.Builder method =
        RecordBinder.override("readText", TypeName.BOOLEAN)
            .addParameter(String.class, "component")
            .addParameter(String.class, "text")
            .addCode("switch (component) {\n$>");
    for (int i = 0; i < components.size(); i++) {
      RecordType.Component component = components.get(i);
      method
          .addCode("case $S -> {\n$>", component.name())
          .addCode(onlyFrom(component))
          .addCode(bind(i, component))
          .addCode("$<}\n");
    }
    return method
        .addCode("default -> {\n$>return false;\n$<}\n$<}\n")
        .addStatement("return true")
        .build();
  }

  private static void readFile(TypeSpec.Builder binder, List<RecordType.Component> components) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < components.size(); i++) {
      RecordType.Component component = components.get(i);
      Shape shape = component.shape();
      if (onlyFrom(component).isEmpty() && isFile(each(shape))) {
        code.add("case $S -> {\n$>", component.name());
        code.add(bindFile(i, component)).add("$<}\n");
      }
    }
    if (!code.isEmpty()) {
      binder.addMethod(
          RecordBinder.override("readFile", TypeName.BOOLEAN)
              .addParameter(String.class, "component")
              .addParameter(String.class, "fileName")
              .addParameter(String.class, "contentType")
              .addParameter(ByteBuffer.class, "content")
              .addCode("switch (component) {\n$>")
              .addCode(code.build())
              .addCode("default -> {\n$>return false;\n$<}\n$<}\n")
              .addStatement("return true")
              .build());
    }
  }

  private static CodeBlock bindFile(int index, RecordType.Component component) {
    Shape shape = component.shape();
    CodeBlock read =
        CodeBlock.of(
            kind(each(shape)) == ScalarType.Kind.FILE
                ? "$T.of(fileName, contentType, content)"
                : "$T.bytes(content)",
            ClassName.get("dev.pikku.http", "FileValues"));
    return value(shape) instanceof Shape.Sequence list
        ? bindElement(index, component, list, read)
        : bindScalar(index, component, read);
  }

  /** Whether a form's file can be the value. */
  private static boolean isFile(Shape shape) {
    ScalarType.Kind kind = kind(shape);
    return kind == ScalarType.Kind.FILE || kind == ScalarType.Kind.BYTES;
  }

  private static ScalarType.Kind kind(Shape shape) {
    return shape instanceof Shape.Scalar scalar ? scalar.type().kind() : ScalarType.Kind.OTHER;
  }

  /** What a component holds, or each of its elements. */
  private static Shape each(Shape shape) {
    Shape value = shape instanceof Shape.Change change ? change.value() : value(shape);
    return value instanceof Shape.Sequence list && !(shape instanceof Shape.Change)
        ? list.element()
        : value;
  }

  /** Turns away a component that comes from a header or cookie only. */
  static CodeBlock onlyFrom(RecordType.Component component) {
    String source =
        component.model().header().isPresent()
            ? "fromHeader"
            : component.model().cookie().isPresent() ? "fromCookie" : "";
    return source.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.builder()
            .beginControlFlow("if (!$L())", source)
            .addStatement("return false")
            .endControlFlow()
            .build();
  }

  private CodeBlock bind(int index, RecordType.Component component) {
    Shape shape = component.shape();
    Optional<Shape.Sequence> list = list(shape);
    if (list.isPresent() && isScalar(list.get().element())) {
      return bindElement(index, component, list.get(), element(list.get()));
    }
    Shape value = shape instanceof Shape.Change change ? change.value() : value(shape);
    if (!isScalar(value)) {
      return CodeBlock.builder().addStatement("notText($L)", index).build();
    }
    return bindScalar(
        index, component, value instanceof Shape.Untyped ? TEXT : code.text(value, TEXT));
  }

  private static CodeBlock bindScalar(int index, RecordType.Component component, CodeBlock read) {
    Shape shape = component.shape();
    String name = component.variable();
    CodeBlock converted = read;
    if (shape instanceof Shape.Change) {
      converted = CodeBlock.of("$T.of($L)", ClassName.get("dev.pikku", "Patch"), read);
    }
    return CodeBlock.builder()
        .beginControlFlow("if (first($L))", index)
        .addStatement("this.$N = $L", name, converted)
        .nextControlFlow("else")
        .addStatement("same($L)", equal(shape, converted, name))
        .endControlFlow()
        .build();
  }

  private static CodeBlock bindElement(
      int index, RecordType.Component component, Shape.Sequence list, CodeBlock read) {
    return list.kind() == Shape.Sequence.Kind.ARRAY
        ? bindArray(index, component, list, read)
        : bindList(index, component.variable(), list, read);
  }

  private static CodeBlock bindList(int index, String name, Shape.Sequence list, CodeBlock read) {
    return CodeBlock.builder()
        .beginControlFlow("if (element($L))", index)
        .beginControlFlow("if (this.$N == null)", name)
        .addStatement("this.$N = $L", name, emptyList(list))
        .endControlFlow()
        .addStatement("this.$N.add($L)", name, read)
        .endControlFlow()
        .build();
  }

  private static CodeBlock bindArray(
      int index, RecordType.Component component, Shape.Sequence array, CodeBlock read) {
    String name = component.variable();
    return CodeBlock.builder()
        .beginControlFlow("if (element($L))", index)
        .beginControlFlow("if (this.$N == null)", name)
        .addStatement("this.$N = $L", name, ReadCode.newArray(array, "8"))
        .nextControlFlow("else if (this.$L == this.$N.length)", size(component), name)
        .addStatement(
            "this.$1N = $2T.copyOf(this.$1N, this.$3L * 2)", name, Arrays.class, size(component))
        .endControlFlow()
        .addStatement("this.$N[this.$L++] = $L", name, size(component), read)
        .endControlFlow()
        .build();
  }

  private CodeBlock element(Shape.Sequence list) {
    return list.element() instanceof Shape.Untyped ? TEXT : code.text(list.element(), TEXT);
  }

  /** Statements that finish an array that text was gathered in. */
  static CodeBlock trim(RecordType.Component component) {
    return CodeBlock.builder()
        .beginControlFlow("if (this.$L > 0)", size(component))
        .addStatement(
            "this.$1N = $2T.copyOf(this.$1N, this.$3L)",
            component.variable(),
            Arrays.class,
            size(component))
        .endControlFlow()
        .build();
  }

  private static String size(RecordType.Component component) {
    // the dollar sign keeps it apart from components
    return component.name() + "$size";
  }

  /** The list or array that a component is, optional or not, if text or files can fill it. */
  private static Optional<Shape.Sequence> list(Shape shape) {
    return value(shape) instanceof Shape.Sequence list && fills(list.element())
        ? Optional.of(list)
        : Optional.empty();
  }

  static boolean isArray(Shape shape) {
    return list(shape).filter(list -> list.kind() == Shape.Sequence.Kind.ARRAY).isPresent();
  }

  private static boolean fills(Shape element) {
    return isScalar(element) || isFile(element);
  }

  /** Whether one text can be the value. */
  static boolean isScalar(Shape shape) {
    return (shape instanceof Shape.Scalar && kind(shape) != ScalarType.Kind.FILE)
        || shape instanceof Shape.Enumeration
        || shape instanceof Shape.Untyped;
  }

  /** Whether a component is a list that is empty where nothing was said. */
  static boolean isList(Shape shape) {
    return shape instanceof Shape.Sequence list && fills(list.element());
  }

  /** An empty collection or array. */
  static CodeBlock emptyList(Shape.Sequence list) {
    return switch (list.kind()) {
      case LIST -> CodeBlock.of("new $T<>()", ArrayList.class);
      case SET -> CodeBlock.of("new $T<>()", LinkedHashSet.class);
      case SORTED_SET -> CodeBlock.of("new $T<>()", TreeSet.class);
      case ARRAY -> ReadCode.newArray(list, "0");
    };
  }

  /** Whether a value equals what a component's field holds. */
  static CodeBlock equal(Shape shape, CodeBlock value, String name) {
    CodeBlock field = CodeBlock.of("this.$N", name);
    if (shape instanceof Shape.Scalar scalar) {
      return scalar.type().equal(value, field);
    }
    return CodeBlock.of("$T.deepEquals($L, $L)", Objects.class, value, field);
  }

  /** What an optional holds; any other type itself. */
  static Shape value(Shape shape) {
    return shape instanceof Shape.Maybe maybe ? maybe.value() : shape;
  }
}
