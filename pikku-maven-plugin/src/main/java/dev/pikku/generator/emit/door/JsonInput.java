package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;

/** How {@code input} is read where the whole of it is JSON, whatever the door. */
final class JsonInput {
  static final ClassName READER = ClassName.get("dev.pikku.json", "JsonReader");

  private JsonInput() {}

  /**
   * Statements that declare {@code input}.
   *
   * @param self what stands before members of the door
   */
  static CodeBlock read(Codecs codecs, ParameterModel parameter, String self) {
    return CodeBlock.builder()
        .addStatement("$T in = $Ljson(wire)", READER, self)
        .addStatement(
            "$T input = $L",
            JavaNames.of(parameter.type()),
            codecs.read(parameter.use(), CodeBlock.of("in"), parameter.place()))
        .addStatement("$Lend(in)", self)
        .build();
  }
}
