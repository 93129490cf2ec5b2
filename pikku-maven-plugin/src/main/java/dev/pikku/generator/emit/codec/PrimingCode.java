package dev.pikku.generator.emit.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.RecordBinder.ReadNeeds;
import dev.pikku.generator.emit.codec.RecordWriter.WriteNeeds;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that uses each codec once, with made-up values, and loads functions. */
final class PrimingCode {
  /** So many steps keep a method far below the 64 kB that it may have. */
  private static final int STEPS = 500;

  private final ClassName name;
  private final ClassNames classes;
  private final List<CodeBlock> steps = new ArrayList<>();

  PrimingCode(ClassName name, ClassNames classes) {
    this.name = name;
    this.classes = classes;
  }

  void reads(RecordType type, ReadNeeds needs) {
    ClassName binder = classes.binder(type);
    JsonNode sample = Samples.of(type);
    if (needs.document()) {
      read(binder, sample);
    }
    if (needs.request()) {
      steps.add(CodeBlock.of("body($T.binder(), $S)", binder, sample.toString()));
      CodeBlock.Builder texts = CodeBlock.builder().add("texts($T.binder()", binder);
      for (RecordType.Component component : type.components()) {
        Samples.text(component.shape())
            .ifPresent(text -> texts.add(", $S, $S", component.name(), text));
      }
      steps.add(texts.add(")").build());
    }
  }

  void reads(SealedType type) {
    read(classes.binder(type), Samples.of(type));
  }

  void reads(ClassName binder, Shape shape) {
    read(binder, Samples.of(shape));
  }

  private void read(ClassName binder, JsonNode sample) {
    steps.add(CodeBlock.of("$T.read(json($S))", binder, sample.toString()));
  }

  void writes(RecordType type, WriteNeeds needs) {
    if (needs.document()) {
      write(classes.writer(type), type);
    }
  }

  void writes(SealedType type) {
    type.variants().forEach(variant -> write(classes.writer(type), variant));
  }

  private void write(ClassName writer, RecordType type) {
    CodeBlock.Builder made = CodeBlock.builder().add("new $T(", type.typeName());
    for (int i = 0; i < type.components().size(); i++) {
      made.add(i > 0 ? ", " : "").add(value(type.components().get(i).shape()));
    }
    steps.add(CodeBlock.of("$T.write(out(), $L)", writer, made.add(")").build()));
  }

  void writes(ClassName writer) {
    steps.add(CodeBlock.of("$T.write(out(), null)", writer));
  }

  /** Has a class loaded, of which nothing runs. */
  void loads(TypeRef.ClassType type) {
    steps.add(CodeBlock.of("load($T.class)", JavaNames.of(type)));
  }

  /** An expression that every constructor takes, whatever it then does. */
  private static CodeBlock value(Shape shape) {
    TypeName type = TypeUses.made(shape.use().type());
    if (!type.isPrimitive()) {
      return type.toString().equals("java.lang.String")
          ? CodeBlock.of("$S", "a")
          : CodeBlock.of("null");
    }
    if (type.equals(TypeName.BOOLEAN)) {
      return CodeBlock.of("false");
    }
    return type.equals(TypeName.INT) ? CodeBlock.of("0") : CodeBlock.of("($T) 0", type);
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.FINAL)
            .superclass(ClassName.get("dev.pikku.run", "Priming"))
            .addJavadoc(
                "Reads and writes a made-up value of each type, and loads functions, for a snapshot.\n")
            .addMethod(
                MethodSpec.constructorBuilder().addStatement("super($L)", steps.size()).build());
    MethodSpec.Builder step =
        MethodSpec.methodBuilder("step")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(int.class, "step");
    if (steps.size() <= STEPS) {
      return type.addMethod(step.addCode(cases(0, steps.size())).build()).build();
    }
    step.beginControlFlow("switch (step / $L)", STEPS);
    for (int from = 0; from < steps.size(); from += STEPS) {
      int part = from / STEPS;
      boolean last = from + STEPS >= steps.size();
      step.addStatement("$L -> steps$L(step)", last ? "default" : "case " + part, part);
      type.addMethod(
          MethodSpec.methodBuilder("steps" + part)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameter(int.class, "step")
              .addCode(cases(from, Math.min(from + STEPS, steps.size())))
              .build());
    }
    return type.addMethod(step.endControlFlow().build()).build();
  }

  private CodeBlock cases(int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch (step)");
    for (int i = from; i < to; i++) {
      code.addStatement("case $L -> $L", i, steps.get(i));
    }
    return code.add("default -> {}\n").endControlFlow().build();
  }
}
