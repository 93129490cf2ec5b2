package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes how a door logs and counts its calls. Where the config asks for neither, nothing is
 * written, and nothing of it is in the archive.
 */
record CallLogCode(BackendConfig config) {
  static final ClassName TYPE = ClassName.get("dev.pikku.run", "CallLog");
  static final String FIELD = "calls";

  private static final ClassName METRICS = ClassName.get("dev.pikku.run", "CallMetrics");

  boolean isOn(DoorKind kind) {
    boolean logged =
        switch (kind) {
          case HTTP -> config.http().requestLog();
          case CHANNEL -> config.log().channels();
          case QUEUE -> config.log().jobs();
          case SCHEDULER -> config.log().tasks();
          case RPC -> config.log().rpc();
        };
    return logged || config.metrics().isPresent();
  }

  /** An expression that makes what is called when a call has ended. */
  CodeBlock make(DoorKind kind) {
    return config
        .metrics()
        .map(
            namespace ->
                CodeBlock.of(
                    "new $T($S, $S, environment)", METRICS, namespace, kind.functionName()))
        .orElseGet(() -> CodeBlock.of("new $T()", TYPE));
  }

  /** The method that the door calls, and what it needs. */
  List<MethodSpec> methods(DoorPlan plan, DoorParts parts) {
    List<MethodSpec> methods = new ArrayList<>();
    if (plan.kind() == DoorKind.HTTP) {
      methods.add(
          ended(plan.kind(), "answered")
              .addParameter(String.class, "errorId")
              .addParameter(long.class, "nanos")
              .addStatement(
                  "$N.answered(logger(), route(wire.wiring()), wire, errorId, nanos)", FIELD)
              .build());
      methods.add(
          route(
              parts.isNeeded()
                  ? parts.choose("route(wiring)", CodeBlock.of("null"))
                  : routeSwitch(plan, 0, plan.calls().size()),
              Modifier.PRIVATE));
    } else {
      methods.add(
          ended(plan.kind(), "ended")
              .addParameter(Throwable.class, "thrown")
              .addParameter(long.class, "nanos")
              .addStatement("$N.ended(logger(), wire, thrown, nanos)", FIELD)
              .build());
    }
    return methods;
  }

  private static MethodSpec.Builder ended(DoorKind kind, String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(kind.wire(), "wire");
  }

  /** What the door needs in one of its parts. */
  List<MethodSpec> methods(DoorPlan plan, DoorParts.Part part) {
    return plan.kind() == DoorKind.HTTP
        ? List.of(route(routeSwitch(plan, part.from(), part.to())))
        : List.of();
  }

  private static MethodSpec route(CodeBlock code, Modifier... modifiers) {
    return MethodSpec.methodBuilder("route")
        .addJavadoc("The route of a wiring, for the log.\n")
        .addModifiers(modifiers)
        .addModifiers(Modifier.STATIC)
        .returns(String.class)
        .addParameter(int.class, "wiring")
        .addCode(code)
        .build();
  }

  private static CodeBlock routeSwitch(DoorPlan plan, int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (wiring) {\n").indent();
    for (int i = from; i < to; i++) {
      code.add("case $L -> $S;\n", i, ((WiringModel.Http) plan.calls().get(i).wiring()).route());
    }
    return code.add("default -> null;\n").unindent().add("};\n").build();
  }
}
