package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.lang.model.element.Modifier;

/** Writes the one class through which types go to Jackson that no generated code handles. */
final class JacksonCode {
  private static final ClassName MAPPER =
      ClassName.get("com.fasterxml.jackson.databind", "ObjectMapper");
  private static final ClassName TYPE =
      ClassName.get("com.fasterxml.jackson.core.type", "TypeReference");

  private JacksonCode() {}

  /** An expression that reads a value through Jackson. */
  static CodeBlock read(ClassName codec, Shape.Foreign foreign, CodeBlock in) {
    return CodeBlock.of(
        "$T.read($L, new $T() {})", codec, in, ParameterizedTypeName.get(TYPE, foreign.typeName()));
  }

  static TypeSpec write(ClassName codec) {
    return TypeSpec.classBuilder(codec)
        .addModifiers(Modifier.FINAL)
        .addJavadoc("Reads and writes what only Jackson can.\n")
        .addField(
            FieldSpec.builder(MAPPER, "MAPPER", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", MAPPER)
                .build())
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(read())
        .addMethod(write())
        .build();
  }

  private static MethodSpec read() {
    TypeVariableName value = TypeVariableName.get("T");
    return MethodSpec.methodBuilder("read")
        .addModifiers(Modifier.STATIC)
        .addTypeVariable(value)
        .returns(value)
        .addParameter(ReadCode.READER, "in")
        .addParameter(ParameterizedTypeName.get(TYPE, value), "type")
        .beginControlFlow("if (in.peek() == 'n')")
        .addComment("tells that null is none of its values")
        .addStatement("in.beginObject()")
        .addStatement("return null")
        .endControlFlow()
        .addStatement("int before = in.violations().size()")
        .addStatement("$1T json = new $1T()", WriteCode.WRITER)
        .addStatement("Object value = in.any()")
        .beginControlFlow("if (in.violations().size() > before)")
        .addStatement("return null")
        .endControlFlow()
        .beginControlFlow("try")
        .addStatement("return MAPPER.readValue(json.any(value).toByteArray(), type)")
        .nextControlFlow("catch ($T | $T refused)", IOException.class, RuntimeException.class)
        .addStatement("in.violation($S)", "is not valid")
        .addStatement("return null")
        .endControlFlow()
        .build();
  }

  private static MethodSpec write() {
    return MethodSpec.methodBuilder("write")
        .addModifiers(Modifier.STATIC)
        .addParameter(WriteCode.WRITER, "out")
        .addParameter(Object.class, "value")
        .beginControlFlow("try")
        .addStatement("out.any(new $T(MAPPER.writeValueAsBytes(value)).any())", ReadCode.READER)
        .nextControlFlow("catch ($T failed)", IOException.class)
        .addStatement("throw new $T(failed)", UncheckedIOException.class)
        .endControlFlow()
        .build();
  }
}
