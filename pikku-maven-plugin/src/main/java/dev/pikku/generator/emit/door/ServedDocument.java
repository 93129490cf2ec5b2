package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/**
 * A document that the HTTP door itself answers GET with. It lies in a class of its own, which
 * nothing loads before somebody asks.
 *
 * @param route without parameters
 */
public record ServedDocument(String route, String json) {
  private static final ClassName WIRE = ClassName.get("dev.pikku.wire", "HttpWire");

  /** A constant of a class file has at most 65,535 bytes, and a character three. */
  private static final int IN_CONSTANT = 21_000;

  private static final int IN_LINE = 80;

  static ClassName className(String packageName) {
    return ClassName.get(packageName, "OpenApiDocument");
  }

  TypeSpec write(String packageName) {
    return TypeSpec.classBuilder(className(packageName))
        .addJavadoc("What {@code GET $L} answers: the description of this API.\n", route)
        .addModifiers(Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(
            MethodSpec.methodBuilder("answer")
                .addModifiers(Modifier.STATIC)
                .addParameter(WIRE, "wire")
                .addCode(text())
                .addStatement("wire.response().text($S, text.toString())", "application/json")
                .build())
        .build();
  }

  private CodeBlock text() {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$1T text = new $1T($2L)", StringBuilder.class, json.length());
    for (int from = 0; from < json.length(); from += IN_CONSTANT) {
      int to = Math.min(from + IN_CONSTANT, json.length());
      code.add("text.append(\n$>$>$L);\n$<$<", constant(from, to));
    }
    return code.build();
  }

  private CodeBlock constant(int from, int to) {
    CodeBlock.Builder lines = CodeBlock.builder();
    for (int line = from; line < to; line += IN_LINE) {
      lines.add(line == from ? "$S" : "\n+ $S", json.substring(line, Math.min(line + IN_LINE, to)));
    }
    return lines.build();
  }
}
