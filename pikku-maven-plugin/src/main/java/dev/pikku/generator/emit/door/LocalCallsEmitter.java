package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.PikkuModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that has those remote functions of a backend which another of its doors calls:
 * on that door's services, so that nothing lives twice in a process.
 */
final class LocalCallsEmitter {
  private static final ClassName WIRE = ClassName.get("dev.pikku.wire", "Wire");
  private static final ClassName STEP = ClassName.get("dev.pikku.run", "Step");
  private static final ClassName CHAIN = ClassName.get("dev.pikku.run", "Chain");
  private static final ClassName LOGGER = ClassName.get("dev.pikku.service", "Logger");

  private final DoorPlan plan;
  private final PikkuModel model;
  private final ServiceCode services;
  private final RpcTransport transport;
  private final ClassName door;
  private final DoorNames names;

  LocalCallsEmitter(
      DoorPlan plan, PikkuModel model, Codecs codecs, ServiceCode services, String packageName) {
    this.plan = plan;
    this.model = model;
    this.services = services;
    transport = new RpcTransport(codecs);
    door = ClassName.get(packageName, plan.kind().bootstrap());
    names = new DoorNames(plan);
  }

  TypeSpec emit() {
    List<Call> calls = plan.localCalls();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.kind().localCalls())
            .addJavadoc(
                "Remote functions that this backend has itself, on the services of {@link $T}.\n",
                door)
            .addModifiers(Modifier.FINAL)
            .superclass(DoorKind.RPC.door())
            .addField(door, "door", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(door, "door")
                    .addStatement("this.door = door")
                    .build())
            .addMethod(
                RpcTransport.FIND
                    .method()
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .addCode(RpcTransport.FIND.cases(calls, 0, calls.size()))
                    .build());
    if (calls.stream().anyMatch(call -> !call.middleware().isEmpty())) {
      type.addMethod(chain(calls));
    }
    type.addMethod(run(calls));
    for (int wiring = 0; wiring < calls.size(); wiring++) {
      type.addMethod(call(calls.get(wiring), names.localCall(wiring)));
    }
    if (!model.errors().isEmpty()) {
      type.addMethod(DoorEmitter.translate(model));
    }
    return type.addMethod(
            MethodSpec.methodBuilder("logger")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(LOGGER)
                .addStatement("return door.logger()")
                .build())
        .build();
  }

  /** Middleware is there once the door has made it, which is after this. */
  private MethodSpec chain(List<Call> calls) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (wiring) {\n").indent();
    for (int wiring = 0; wiring < calls.size(); wiring++) {
      List<Service> middleware = calls.get(wiring).middleware();
      if (!middleware.isEmpty()) {
        code.add(
            "case $L -> $T.of(this, $L);\n",
            wiring,
            CHAIN,
            CodeBlock.join(
                middleware.stream()
                    .map(service -> CodeBlock.of("door.$N", names.service(service)))
                    .toList(),
                ", "));
      }
    }
    return MethodSpec.methodBuilder("chain")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(STEP)
        .addParameter(int.class, "wiring")
        .addCode(code.add("default -> this;\n").unindent().add("};\n").build())
        .build();
  }

  private MethodSpec run(List<Call> calls) {
    ClassName own = transport.kind().wire();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$T own = ($T) wire", own, own)
            .beginControlFlow("switch (own.wiring())");
    for (int wiring = 0; wiring < calls.size(); wiring++) {
      code.add("case $L -> $N(own);\n", wiring, names.localCall(wiring));
    }
    return MethodSpec.methodBuilder("run")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(WIRE, "wire")
        .addException(Exception.class)
        .addCode(code.add(DoorEmitter.noSuchWiring()).endControlFlow().build())
        .build();
  }

  private MethodSpec call(Call call, String name) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(
                "$L: $L.\n",
                JavaNames.inComment(call.wiring().label()),
                JavaNames.inComment(call.function().name()))
            .addModifiers(Modifier.PRIVATE)
            .addParameter(transport.kind().wire(), "wire")
            .addException(Exception.class);
    new CallEmitter(call, names, services, transport, model.session(), "door.").addTo(method);
    return method.build();
  }
}
