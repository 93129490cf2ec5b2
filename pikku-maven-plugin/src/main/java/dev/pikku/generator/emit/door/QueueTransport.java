package dev.pikku.generator.emit.door;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Queue messages: the input is the message, and results are dropped. */
record QueueTransport(Codecs codecs) implements Transport {

  @Override
  public DoorKind kind() {
    return DoorKind.QUEUE;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    MethodSpec.Builder queues =
        MethodSpec.methodBuilder("queues")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(String[].class);
    if (parts.isNeeded()) {
      queues.addStatement("String[] queues = new String[$L]", plan.calls().size());
      parts.list().forEach(part -> queues.addStatement("$T.queues(queues)", part.name()));
      queues.addStatement("return queues");
    } else {
      List<CodeBlock> names =
          plan.calls().stream().map(call -> CodeBlock.of("$S", call.wiring().label())).toList();
      queues.addStatement("return new String[] {$L}", CodeBlock.join(names, ",$W"));
    }
    door.addMethod(queues.build());
  }

  @Override
  public void members(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {
    MethodSpec.Builder queues =
        MethodSpec.methodBuilder("queues")
            .addModifiers(Modifier.STATIC)
            .addParameter(String[].class, "queues");
    for (int i = part.from(); i < part.to(); i++) {
      queues.addStatement("queues[$L] = $S", i, plan.calls().get(i).wiring().label());
    }
    type.addMethod(queues.build());
  }

  @Override
  public void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code) {
    code.add(JsonInput.read(codecs, parameter, self));
  }

  @Override
  public void result(Call call, CodeBlock function, String self, CodeBlock.Builder code) {
    code.addStatement(function);
  }
}
