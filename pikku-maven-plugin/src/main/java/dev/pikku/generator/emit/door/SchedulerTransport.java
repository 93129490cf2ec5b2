package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import java.nio.charset.StandardCharsets;

/** Scheduled tasks: an event names its task and brings nothing else, and results are dropped. */
record SchedulerTransport(Codecs codecs) implements Transport {
  private static final FindByName FIND = new FindByName("task");

  private static final ClassName READER = ClassName.get("dev.pikku.json", "JsonReader");

  @Override
  public DoorKind kind() {
    return DoorKind.SCHEDULER;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    FIND.add(plan, parts, door);
  }

  @Override
  public void members(DoorPlan plan, DoorParts.Part part, TypeSpec.Builder type) {
    FIND.add(plan, part, type);
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
