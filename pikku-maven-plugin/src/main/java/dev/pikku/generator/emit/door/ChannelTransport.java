package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel.Channel;
import dev.pikku.generator.model.WiringModel.Channel.Event;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * WebSocket channels: what connects is bound from the upgrade request, messages are read from JSON
 * or taken as text, and results are replies.
 */
record ChannelTransport(Codecs codecs, BackendConfig config) implements Transport {
  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  @Override
  public DoorKind kind() {
    return DoorKind.CHANNEL;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    DoorSettings.values(config, door);
    DoorSettings.strictness(config, door);
    List<String> origins = config.channels().origins();
    if (!origins.isEmpty() && !origins.contains("*")) {
      door.addMethod(origins(origins));
    }
    if (config.channels().repliesByConnections()) {
      door.addMethod(DoorSettings.setting(boolean.class, "repliesByConnections", true));
    }
    new ChannelSwitches(plan.calls()).addTo(door);
  }

  private static MethodSpec origins(List<String> origins) {
    CodeBlock listed =
        origins.stream()
            .map(origin -> CodeBlock.of("$S", origin))
            .collect(CodeBlock.joining(", ", "{", "}"));
    return MethodSpec.methodBuilder("origins")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(String[].class)
        .addStatement("return new String[] $L", listed)
        .build();
  }

  @Override
  public void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code) {
    if (wiring(call).event() == Event.CONNECT) {
      code.addStatement(
          "$T input = $Linput(wire, $T.binder()).bind()",
          JavaNames.of(parameter.type()),
          self,
          codecs.binder(parameter.use(), parameter.place()));
    } else if (isText(parameter.type())) {
      code.addStatement("String input = wire.body()");
    } else {
      code.add(JsonInput.read(codecs, parameter, self));
    }
  }

  @Override
  public void result(Call call, CodeBlock function, String self, CodeBlock.Builder code) {
    if (Accepting.is(call.function())) {
      return;
    }
    TypeUse returns = call.function().method().returns();
    String type = returns.type().toString();
    Channel wiring = wiring(call);
    if (type.equals("void") || type.equals("java.lang.Void") || !wiring.hasCaller()) {
      code.addStatement(function);
      return;
    }
    code.addStatement("$T result = $L", JavaNames.of(returns.type()), function);
    if (!wiring.action().isEmpty()) {
      // the action says what it is that is null
      json(call, returns, "result", self, code);
    } else if (returns.type() instanceof TypeRef.PrimitiveType) {
      reply(call, returns, "result", self, code);
    } else {
      unlessNothing(call, returns, self, code);
    }
  }

  private void unlessNothing(Call call, TypeUse returns, String self, CodeBlock.Builder code) {
    Optional<TypeUse> optional = optional(returns);
    if (optional.isPresent()) {
      code.beginControlFlow("if (result != null && result.isPresent())")
          .addStatement("$T value = result.get()", JavaNames.of(optional.get().type()));
      reply(call, optional.get(), "value", self, code);
    } else {
      code.beginControlFlow("if (result != null)");
      reply(call, returns, "result", self, code);
    }
    code.endControlFlow();
  }

  private void reply(Call call, TypeUse use, String value, String self, CodeBlock.Builder code) {
    if (isText(use.type())) {
      code.addStatement("$Lreply(wire, $L)", self, value);
    } else {
      json(call, use, value, self, code);
    }
  }

  private void json(Call call, TypeUse use, String value, String self, CodeBlock.Builder code) {
    code.addStatement("$1T out = new $1T()", WRITER)
        .add(
            codecs.write(
                use,
                CodeBlock.of("out"),
                CodeBlock.of("$L", value),
                call.function().method().place()))
        .addStatement("$Lreply(wire, out)", self);
  }

  private static Channel wiring(Call call) {
    return (Channel) call.wiring();
  }

  private static boolean isText(TypeRef type) {
    return type.toString().equals("java.lang.String");
  }

  private static Optional<TypeUse> optional(TypeUse use) {
    return use.type() instanceof TypeRef.ClassType type
            && type.name().equals("java.util.Optional")
            && use.arguments().size() == 1
        ? Optional.of(use.arguments().get(0))
        : Optional.empty();
  }
}
