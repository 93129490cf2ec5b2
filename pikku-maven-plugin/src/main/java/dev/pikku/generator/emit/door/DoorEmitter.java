package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.services.Argument;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.ErrorModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the bootstrap of one door. */
final class DoorEmitter {
  private static final ClassName WIRE = ClassName.get("dev.pikku.wire", "Wire");
  private static final ClassName STEP = ClassName.get("dev.pikku.run", "Step");
  private static final ClassName CHAIN = ClassName.get("dev.pikku.run", "Chain");
  private static final ClassName LOGGER = ClassName.get("dev.pikku.service", "Logger");
  private static final ClassName KNOWN = ClassName.get("dev.pikku.error", "PikkuException");
  private static final ClassName DECLARED = ClassName.get("dev.pikku.error", "DeclaredException");
  private static final TypeName ENVIRONMENT =
      com.palantir.javapoet.ParameterizedTypeName.get(Map.class, String.class, String.class);

  private static final ClassName CHECKPOINTS = ClassName.get("dev.pikku.run", "Checkpoints");

  private final DoorPlan plan;
  private final PikkuModel model;
  private final Transport transport;
  private final ServiceCode services;
  private final CallLogCode calls;
  private final boolean describes;
  private final ClassName bootstrap;
  private final DoorNames names;
  private final DoorParts parts;
  private final boolean extended;
  private final boolean snapshot;
  private final List<TypeSpec> types = new ArrayList<>();

  /**
   * @param describes whether a number after those of the wirings stands for the {@link
   *     ServedDocument}
   * @param extended whether another class extends the bootstrap
   * @param snapshot whether services hear of snapshots of their process
   */
  DoorEmitter(
      DoorPlan plan,
      PikkuModel model,
      Transport transport,
      ServiceCode services,
      CallLogCode calls,
      boolean describes,
      String packageName,
      boolean extended,
      boolean snapshot) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.extended = extended;
    this.model = model;
    this.transport = transport;
    this.services = services;
    this.calls = calls;
    this.describes = describes;
    bootstrap = ClassName.get(packageName, plan.kind().bootstrap());
    names = new DoorNames(plan);
    parts = new DoorParts(bootstrap, plan.calls().size());
  }

  /** Writes the class, and more where one does not have the room. */
  List<TypeSpec> emit() {
    TypeSpec.Builder door =
        TypeSpec.classBuilder(bootstrap)
            .addJavadoc(
                "What $L's functions run on: their services, and the way to each of them.\n",
                plan.kind().functionName())
            .superclass(plan.kind().door());
    if (!extended) {
      door.addModifiers(Modifier.FINAL);
    }
    fields(door);
    door.addMethod(constructor());
    transport.members(plan, parts, door);
    if (plan.kind() == DoorKind.QUEUE && !plan.ports().isEmpty()) {
      door.addMethod(enter());
    } else {
      plan.ports().forEach((method, service) -> door.addMethod(port(method, service)));
    }
    if (!plan.chains().isEmpty()) {
      door.addMethod(chain());
    }
    door.addMethod(run());
    calls(door);
    // only callers are told
    if (plan.kind().hasCallers() && !model.errors().isEmpty()) {
      door.addMethod(translate(model));
    }
    door.addMethod(logger());
    if (calls.isOn(plan.kind())) {
      door.addMethods(calls.methods(plan, parts));
    }
    types.add(0, door.build());
    return types;
  }

  private boolean keepsEnvironment() {
    return plan.logger().isEmpty() || streams();
  }

  /** Whether calls ask the environment where their events go, perhaps from another class. */
  private boolean streams() {
    return plan.calls().stream()
        .anyMatch(call -> call.wiring() instanceof WiringModel.Http http && http.sse());
  }

  private Modifier[] field() {
    return parts.isNeeded() || !plan.localCalls().isEmpty()
        ? new Modifier[] {Modifier.FINAL}
        : new Modifier[] {Modifier.PRIVATE, Modifier.FINAL};
  }

  private void fields(TypeSpec.Builder door) {
    if (keepsEnvironment()) {
      Modifier[] modifiers =
          streams() ? field() : new Modifier[] {Modifier.PRIVATE, Modifier.FINAL};
      door.addField(ENVIRONMENT, "environment", modifiers);
    }
    if (calls.isOn(plan.kind())) {
      door.addField(CallLogCode.TYPE, CallLogCode.FIELD, Modifier.PRIVATE, Modifier.FINAL);
    }
    if (snapshot) {
      door.addField(
          FieldSpec.builder(CHECKPOINTS, "checkpoints", Modifier.FINAL)
              .initializer("new $T()", CHECKPOINTS)
              .build());
    }
    if (!plan.localCalls().isEmpty()) {
      door.addField(localCalls(), "localCalls", Modifier.PRIVATE, Modifier.FINAL);
    }
    Set<Service> named = plan.named();
    for (Service service : plan.singletons().keySet()) {
      if (named.contains(service)) {
        door.addField(JavaNames.of(service.type()), names.service(service), field());
      }
    }
    for (int i = 0; i < plan.chains().size(); i++) {
      door.addField(STEP, names.chain(i), field());
    }
  }

  private ClassName localCalls() {
    return bootstrap.peerClass(plan.kind().localCalls());
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addParameter(ENVIRONMENT, "environment");
    if (keepsEnvironment()) {
      constructor.addStatement("this.environment = environment");
    }
    if (calls.isOn(plan.kind())) {
      constructor.addStatement("$N = $L", CallLogCode.FIELD, calls.make(plan.kind()));
    }
    if (!plan.localCalls().isEmpty()) {
      constructor.addStatement("localCalls = new $T(this)", localCalls());
    }
    if (!plan.singletons().isEmpty()) {
      constructor.beginControlFlow("try");
      Set<Service> named = plan.named();
      plan.singletons()
          .forEach((service, chain) -> make(service, chain, named.contains(service), constructor));
      chains(constructor);
      constructor
          .nextControlFlow("catch ($T thrown)", Throwable.class)
          .addStatement("throw failed(thrown)")
          .endControlFlow();
    }
    return constructor.build();
  }

  private void make(Service service, String chain, boolean named, MethodSpec.Builder constructor) {
    CodeBlock made = services.make(service, this::field);
    CodeBlock told =
        snapshot && service.isUsers() ? CodeBlock.of("checkpoints.of($L)", made) : made;
    CodeBlock kept = service.closeable() ? CodeBlock.of("closing($L)", told) : told;
    if (service.mayFail()) {
      constructor.addStatement("making($S)", chain);
    }
    if (named) {
      constructor.addStatement("$N = $L", names.service(service), kept);
    } else {
      constructor.addStatement(
          "$T $N = $L", JavaNames.of(service.type()), names.service(service), kept);
    }
  }

  private CodeBlock field(Argument argument) {
    return CodeBlock.of("$N", names.service(((Argument.OfService) argument).service()));
  }

  private void chains(MethodSpec.Builder constructor) {
    List<List<Service>> chains = plan.chains();
    for (int i = 0; i < chains.size(); i++) {
      CodeBlock middleware =
          CodeBlock.join(
              chains.get(i).stream().map(s -> CodeBlock.of("$N", names.service(s))).toList(), ", ");
      constructor.addStatement("$N = $T.of(this, $L)", names.chain(i), CHAIN, middleware);
    }
  }

  private MethodSpec chain() {
    MethodSpec.Builder chain =
        MethodSpec.methodBuilder("chain")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(STEP)
            .addParameter(int.class, "wiring");
    return chain
        .addCode(
            parts.isNeeded()
                ? parts.choose("chain(this, wiring)", CodeBlock.of("this"))
                : chainSwitch(0, plan.calls().size(), ""))
        .build();
  }

  private CodeBlock chainSwitch(int from, int to, String self) {
    List<List<Service>> chains = plan.chains();
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (wiring) {\n").indent();
    for (int i = 0; i < chains.size(); i++) {
      List<CodeBlock> wirings = new ArrayList<>();
      for (int wiring = from; wiring < to; wiring++) {
        if (plan.calls().get(wiring).middleware().equals(chains.get(i))) {
          wirings.add(CodeBlock.of("$L", wiring));
        }
      }
      if (!wirings.isEmpty()) {
        code.add("case $L -> $L$N;\n", CodeBlock.join(wirings, ", "), self, names.chain(i));
      }
    }
    return code.add("default -> $L;\n", self.isEmpty() ? "this" : "door")
        .unindent()
        .add("};\n")
        .build();
  }

  private MethodSpec run() {
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(WIRE, "wire")
            .addException(Exception.class);
    if (describes) {
      run.beginControlFlow("if (wire.wiring() == $L)", plan.calls().size())
          .addStatement(
              "$T.answer(($T) wire)",
              ServedDocument.className(bootstrap.packageName()),
              plan.kind().wire())
          .addStatement("return")
          .endControlFlow();
    }
    if (!parts.isNeeded()) {
      return run.addCode(runSwitch(0, plan.calls().size(), "")).build();
    }
    return run.beginControlFlow("switch (wire.wiring() / $L)", DoorParts.CALLS)
        .addCode(parts.cases("run(this, wire)"))
        .addCode(noSuchWiring())
        .endControlFlow()
        .build();
  }

  private CodeBlock runSwitch(int from, int to, String door) {
    ClassName own = plan.kind().wire();
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$T own = ($T) wire", own, own)
            .beginControlFlow("switch (own.wiring())");
    for (int wiring = from; wiring < to; wiring++) {
      code.add("case $L -> $N($Lown);\n", wiring, names.call(wiring), door);
    }
    return code.add(noSuchWiring()).endControlFlow().build();
  }

  static CodeBlock noSuchWiring() {
    return CodeBlock.of(
        "default -> throw new $T($S);\n", IllegalStateException.class, "There is no such wiring");
  }

  private void calls(TypeSpec.Builder door) {
    if (parts.isNeeded()) {
      parts.list().forEach(part -> types.add(part(part)));
      return;
    }
    for (int wiring = 0; wiring < plan.calls().size(); wiring++) {
      door.addMethod(call(wiring).build());
    }
  }

  private TypeSpec part(DoorParts.Part part) {
    int from = part.from();
    int to = part.to();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(part.name())
            .addJavadoc("Calls $L to $L of {@link $T}.\n", from, to - 1, bootstrap)
            .addModifiers(Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    transport.members(plan, part, type);
    if (!plan.chains().isEmpty()) {
      type.addMethod(
          MethodSpec.methodBuilder("chain")
              .addModifiers(Modifier.STATIC)
              .returns(STEP)
              .addParameter(bootstrap, "door")
              .addParameter(int.class, "wiring")
              .addCode(chainSwitch(from, to, "door."))
              .build());
    }
    type.addMethod(
        MethodSpec.methodBuilder("run")
            .addModifiers(Modifier.STATIC)
            .addParameter(bootstrap, "door")
            .addParameter(WIRE, "wire")
            .addException(Exception.class)
            .addCode(runSwitch(from, to, "door, "))
            .build());
    for (int wiring = from; wiring < to; wiring++) {
      type.addMethod(call(wiring).addModifiers(Modifier.STATIC).build());
    }
    if (calls.isOn(plan.kind())) {
      type.addMethods(calls.methods(plan, part));
    }
    return type.build();
  }

  private MethodSpec.Builder call(int wiring) {
    Call call = plan.calls().get(wiring);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(names.call(wiring))
            .addJavadoc(
                "$L: $L.\n",
                JavaNames.inComment(call.wiring().label()),
                JavaNames.inComment(call.function().name()))
            .addModifiers(Modifier.PRIVATE);
    if (parts.isNeeded()) {
      method.addParameter(bootstrap, "door");
    }
    method.addParameter(plan.kind().wire(), "wire").addException(Exception.class);
    new CallEmitter(
            call, names, services, transport, model.session(), parts.isNeeded() ? "door." : "")
        .addTo(method);
    return method;
  }

  /** The method that says what callers learn of exceptions of the user's. */
  static MethodSpec translate(PikkuModel model) {
    CodeBlock.Builder code = CodeBlock.builder();
    model.errors().stream()
        .sorted(
            Comparator.comparingInt(ErrorModel::depth)
                .reversed()
                .thenComparing(ErrorModel::exception))
        .forEach(
            error ->
                code.beginControlFlow("if (thrown instanceof $T)", JavaNames.of(error.exception()))
                    .addStatement(
                        "return $T.of($L, $S, $S, thrown)",
                        DECLARED,
                        error.status(),
                        error.code(),
                        error.message().isEmpty() ? null : error.message())
                    .endControlFlow());
    return MethodSpec.methodBuilder("translate")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(KNOWN)
        .addParameter(Throwable.class, "thrown")
        .addCode(code.addStatement("return null").build())
        .build();
  }

  /** Restores the sessions of workers that ask for them. */
  private MethodSpec enter() {
    List<CodeBlock> wirings = new ArrayList<>();
    for (int wiring = 0; wiring < plan.calls().size(); wiring++) {
      if (SessionPorts.bringsSession(plan.calls().get(wiring).wiring())) {
        wirings.add(CodeBlock.of("$L", wiring));
      }
    }
    return MethodSpec.methodBuilder("enter")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(plan.kind().wire(), "job")
        .beginControlFlow("switch (job.wiring())")
        .addCode(
            "case $L -> $T.restore(job, $L, $L, logger());\ndefault -> {}\n",
            CodeBlock.join(wirings, ", "),
            ClassName.get("dev.pikku.run", "SignedJob"),
            portField("sessionSigner"),
            portField("sessionCodec"))
        .endControlFlow()
        .build();
  }

  /** The field of a service that the door needs itself; what is missing has been reported. */
  private String portField(String port) {
    return Optional.ofNullable(plan.ports().get(port)).map(names::service).orElse("null");
  }

  private MethodSpec port(String method, Service service) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(JavaNames.of(service.type()))
        .addStatement("return $N", names.service(service))
        .build();
  }

  private MethodSpec logger() {
    return MethodSpec.methodBuilder("logger")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(LOGGER)
        .addStatement(
            "return $L",
            plan.logger()
                .map(service -> CodeBlock.of("$N", names.service(service)))
                .orElseGet(ServiceCode::logger))
        .build();
  }
}
