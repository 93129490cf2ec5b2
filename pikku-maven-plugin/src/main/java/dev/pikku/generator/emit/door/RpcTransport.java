package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeUse;

/** Remote calls: input and result are JSON. */
record RpcTransport(Codecs codecs) implements Transport {
  static final FindByName FIND = new FindByName("function");

  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  @Override
  public DoorKind kind() {
    return DoorKind.RPC;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    FIND.add(plan, parts, door);
  }

  @Override
  public void members(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {
    FIND.add(plan, part, type);
  }

  @Override
  public void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code) {
    code.addStatement("$T in = wire.json()", JsonInput.READER)
        .addStatement(
            "$T input = $L",
            JavaNames.of(parameter.type()),
            codecs.read(parameter.use(), CodeBlock.of("in"), parameter.place()))
        .addStatement("in.end()")
        .addStatement("in.violations().raise()");
  }

  @Override
  public void result(Call call, CodeBlock function, String self, CodeBlock.Builder code) {
    TypeUse returns = call.function().method().returns();
    String type = returns.type().toString();
    if (type.equals("void") || type.equals("java.lang.Void")) {
      code.addStatement(function);
      return;
    }
    code.addStatement("$T result = $L", JavaNames.of(returns.type()), function);
    ResultCode.add(returns, code, (use, value) -> write(call, use, value, code));
  }

  private void write(Call call, TypeUse use, String value, CodeBlock.Builder code) {
    code.addStatement("$T out = wire.result()", WRITER)
        .add(
            codecs.write(
                use,
                CodeBlock.of("out"),
                CodeBlock.of("$L", value),
                call.function().method().place()));
  }
}
