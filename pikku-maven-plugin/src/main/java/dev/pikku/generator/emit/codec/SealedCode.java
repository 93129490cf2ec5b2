package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the classes that read and write one sealed interface: each record says its type. */
final class SealedCode {
  private final SealedType type;
  private final ClassNames classes;
  private final TypeName name;

  SealedCode(SealedType type, ClassNames classes) {
    this.type = type;
    this.classes = classes;
    this.name = type.typeName();
  }

  TypeSpec binder() {
    String tags = type.variants().stream().map(SealedType::tag).collect(Collectors.joining(", "));
    MethodSpec.Builder read =
        MethodSpec.methodBuilder("read")
            .addModifiers(Modifier.STATIC)
            .returns(name)
            .addParameter(ReadCode.READER, "in")
            .beginControlFlow("if (in.peek() != '{')")
            .addComment("tells what is wrong")
            .addStatement("in.beginObject()")
            .addStatement("return null")
            .endControlFlow()
            .addStatement("String type = in.ahead($S)", "type")
            .addCode("switch (type == null ? $S : type) {\n$>", "");
    for (RecordType variant : type.variants()) {
      read.addCode(
          "case $S -> {\n$>return $T.readVariant(in);\n$<}\n",
          SealedType.tag(variant),
          classes.binder(variant));
    }
    read.addCode("default -> {\n$>")
        .addStatement("in.violation($S)", "must have a \"type\" that is one of " + tags)
        .addStatement("in.skip()")
        .addStatement("return null")
        .addCode("$<}\n$<}\n");
    return TypeSpec.classBuilder(classes.binder(type))
        .addModifiers(Modifier.FINAL)
        .addJavadoc("Reads {@link $T}.\n", JavaNames.of(type.type()))
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(read.build())
        .build();
  }

  TypeSpec writer() {
    MethodSpec.Builder write =
        MethodSpec.methodBuilder("write")
            .addModifiers(Modifier.STATIC)
            .addParameter(WriteCode.WRITER, "out")
            .addParameter(name, "value")
            .beginControlFlow("if (value == null)")
            .addStatement("out.nullValue()")
            .addStatement("return")
            .endControlFlow()
            .addStatement("out.beginObject()")
            .addStatement("out.name($S)", "type");
    boolean first = true;
    for (RecordType variant : type.variants()) {
      String test = "if (value instanceof $T $L)";
      String local = "variant";
      TypeName variantName = variant.typeName();
      if (first) {
        write.beginControlFlow(test, variantName, local);
      } else {
        write.nextControlFlow("else " + test, variantName, local);
      }
      first = false;
      write
          .addStatement("out.value($S)", SealedType.tag(variant))
          .addStatement("$T.writeMembers(out, $L)", classes.writer(variant), local);
    }
    if (!first) {
      write.endControlFlow();
    }
    return TypeSpec.classBuilder(classes.writer(type))
        .addModifiers(Modifier.FINAL)
        .addJavadoc("Writes {@link $T}.\n", JavaNames.of(type.type()))
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(write.addStatement("out.endObject()").build())
        .build();
  }
}
