package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the classes that read and write a document that is no record: a list, a map, an enum. */
final class ValueCode {
  private final Shape shape;
  private final ClassNames classes;
  private final ClassMethods methods = new ClassMethods();
  private final ConstraintCode constraints = new ConstraintCode("in.violations().add($L, $S)");

  ValueCode(Shape shape, ClassNames classes) {
    this.shape = shape;
    this.classes = classes;
  }

  TypeSpec binder() {
    TypeName type = TypeUses.made(shape.use().type()).box();
    TypeSpec.Builder binder =
        TypeSpec.classBuilder(classes.binder(shape))
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Reads {@code $L}.\n", shape.use().type())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(read(type));
    constraints.addTo(binder);
    methods.addTo(binder);
    return binder.build();
  }

  private MethodSpec read(TypeName type) {
    CodeBlock value = new ReadCode(classes, methods).value(shape, CodeBlock.of("in"));
    MethodSpec.Builder read =
        MethodSpec.methodBuilder("read")
            .addModifiers(Modifier.STATIC)
            .returns(type)
            .addParameter(ReadCode.READER, "in");
    CodeBlock broken = checks();
    if (broken.isEmpty()) {
      return read.addStatement("return $L", value).build();
    }
    return read.addStatement("int before = in.violations().size()")
        .addStatement("$T value = $L", type, value)
        .beginControlFlow("if (in.violations().size() == before)")
        .addCode(broken)
        .endControlFlow()
        .addStatement("return value")
        .build();
  }

  private CodeBlock checks() {
    if (shape instanceof Shape.Maybe) {
      return CodeBlock.of("");
    }
    return constraints.checks(shape, CodeBlock.of("value"), CodeBlock.of("$S", ""), 0);
  }

  TypeSpec writer() {
    TypeSpec.Builder writer =
        TypeSpec.classBuilder(classes.writer(shape))
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Writes {@code $L}.\n", shape.use().type())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(
                MethodSpec.methodBuilder("write")
                    .addModifiers(Modifier.STATIC)
                    .addParameter(WriteCode.WRITER, "out")
                    .addParameter(shape.typeName(), "value")
                    .addCode(
                        new WriteCode(classes, methods)
                            .value(shape, CodeBlock.of("out"), CodeBlock.of("value")))
                    .build());
    methods.addTo(writer);
    return writer.build();
  }
}
