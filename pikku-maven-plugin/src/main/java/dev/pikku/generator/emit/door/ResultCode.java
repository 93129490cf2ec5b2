package dev.pikku.generator.emit.door;

import com.palantir.javapoet.CodeBlock;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.OptionalUse;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is done with a function's result, if there is one. */
final class ResultCode {
  private ResultCode() {}

  /**
   * Adds statements that look whether there is a result, in the variable {@code result}.
   *
   * @param answer adds those that answer with a value of a type, which an expression gives
   */
  static void add(TypeUse returns, CodeBlock.Builder code, BiConsumer<TypeUse, String> answer) {
    if (returns.type() instanceof TypeRef.PrimitiveType) {
      answer.accept(returns, "result");
      return;
    }
    Optional<OptionalUse> optional = OptionalUse.of(returns);
    if (optional.isPresent()) {
      TypeUse value = optional.get().value();
      code.beginControlFlow("if (result != null && result.isPresent())")
          .addStatement(
              "$T value = result.$L()", JavaNames.of(value.type()), optional.get().getter());
      answer.accept(value, "value");
    } else {
      code.beginControlFlow("if (result != null)");
      answer.accept(returns, "result");
    }
    code.endControlFlow();
  }
}
