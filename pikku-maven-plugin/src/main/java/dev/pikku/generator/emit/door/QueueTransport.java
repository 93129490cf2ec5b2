package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Queue messages: the input is the message, and results are dropped. */
record QueueTransport(Codecs codecs) implements Transport {
  private static final ClassName READER = ClassName.get("dev.pikku.json", "JsonReader");

  @Override
  public DoorKind kind() {
    return DoorKind.QUEUE;
  }

  @Override
  public void members(DoorPlan plan, TypeSpec.Builder door) {
    List<CodeBlock> queues =
        plan.calls().stream().map(call -> CodeBlock.of("$S", call.wiring().label())).toList();
    door.addMethod(
        MethodSpec.methodBuilder("queues")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(String[].class)
            .addStatement("return new String[] {$L}", CodeBlock.join(queues, ",$W"))
            .build());
  }

  @Override
  public void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code) {
    code.addStatement("$T in = $Ljson(wire)", READER, self)
        .addStatement(
            "$T input = $L",
            JavaNames.of(parameter.type()),
            codecs.read(parameter.use(), CodeBlock.of("in"), parameter.place()))
        .addStatement("$Lend(in)", self);
  }

  @Override
  public void result(Call call, CodeBlock function, CodeBlock.Builder code) {
    code.addStatement(function);
  }
}
