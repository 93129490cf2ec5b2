package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import java.nio.charset.StandardCharsets;
import javax.lang.model.element.Modifier;

/** Scheduled tasks: an event names its task and brings nothing else, and results are dropped. */
record SchedulerTransport(Codecs codecs) implements Transport {
  private static final ClassName READER = ClassName.get("dev.pikku.json", "JsonReader");

  @Override
  public DoorKind kind() {
    return DoorKind.SCHEDULER;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    MethodSpec.Builder find = find().addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    if (parts.isNeeded()) {
      find.addStatement("int wiring = -1");
      for (DoorParts.Part part : parts.list()) {
        find.beginControlFlow("if (wiring < 0)")
            .addStatement("wiring = $T.find(task)", part.name())
            .endControlFlow();
      }
      find.addStatement("return wiring");
    } else {
      find.addCode(findSwitch(plan, 0, plan.calls().size()));
    }
    door.addMethod(find.build());
  }

  @Override
  public void members(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {
    type.addMethod(
        find()
            .addModifiers(Modifier.STATIC)
            .addCode(findSwitch(plan, part.from(), part.to()))
            .build());
  }

  private static MethodSpec.Builder find() {
    return MethodSpec.methodBuilder("find").returns(int.class).addParameter(String.class, "task");
  }

  private static CodeBlock findSwitch(DoorPlan plan, int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (task) {\n").indent();
    for (int i = from; i < to; i++) {
      code.add("case $S -> $L;\n", plan.calls().get(i).wiring().label(), i);
    }
    return code.add("default -> -1;\n").unindent().add("};\n").build();
  }

  /** An input whose components are all optional is bound from an empty object. */
  @Override
  public void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code) {
    code.addStatement(
            "$1T in = new $1T($2S.getBytes($3T.UTF_8))", READER, "{}", StandardCharsets.class)
        .addStatement(
            "$T input = $L",
            JavaNames.of(parameter.type()),
            codecs.read(parameter.use(), CodeBlock.of("in"), parameter.place()))
        .addStatement("in.violations().raise()");
  }

  @Override
  public void result(Call call, CodeBlock function, String self, CodeBlock.Builder code) {
    code.addStatement(function);
  }
}
