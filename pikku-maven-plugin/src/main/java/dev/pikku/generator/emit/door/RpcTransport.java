package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeUse;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Remote calls: input and result are JSON. */
record RpcTransport(Codecs codecs) implements Transport {
  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  @Override
  public DoorKind kind() {
    return DoorKind.RPC;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    MethodSpec.Builder find = find().addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    if (parts.isNeeded()) {
      find.addStatement("int wiring = -1");
      for (DoorParts.Part part : parts.list()) {
        find.beginControlFlow("if (wiring < 0)")
            .addStatement("wiring = $T.find(function)", part.name())
            .endControlFlow();
      }
      find.addStatement("return wiring");
    } else {
      find.addCode(findSwitch(plan.calls(), 0, plan.calls().size()));
    }
    door.addMethod(find.build());
  }

  @Override
  public void members(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {
    type.addMethod(
        find()
            .addModifiers(Modifier.STATIC)
            .addCode(findSwitch(plan.calls(), part.from(), part.to()))
            .build());
  }

  static MethodSpec.Builder find() {
    return MethodSpec.methodBuilder("find")
        .returns(int.class)
        .addParameter(String.class, "function");
  }

  /** A switch from the names of functions to the numbers of their wirings. */
  static CodeBlock findSwitch(List<Call> calls, int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (function) {\n").indent();
    for (int i = from; i < to; i++) {
      code.add("case $S -> $L;\n", calls.get(i).wiring().label(), i);
    }
    return code.add("default -> -1;\n").unindent().add("};\n").build();
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
