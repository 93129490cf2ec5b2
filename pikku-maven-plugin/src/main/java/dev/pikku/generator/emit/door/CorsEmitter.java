package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.model.CorsModel;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the bootstrap of backends that pages of other origins may call. */
final class CorsEmitter {
  static final String BOOTSTRAP = "CorsHttpBootstrap";

  private static final ClassName POLICY = ClassName.get("dev.pikku.http", "CorsPolicy");
  private static final ClassName POLICIES = ClassName.get("dev.pikku.http", "CorsPolicies");
  private static final ClassName WIRE = ClassName.get("dev.pikku.wire", "HttpWire");

  private final DoorPlan plan;
  private final BackendConfig config;
  private final Map<CorsModel, String> names = new LinkedHashMap<>();
  private final Map<String, List<Integer>> wirings = new LinkedHashMap<>();

  private CorsEmitter(DoorPlan plan, BackendConfig config) {
    this.plan = plan;
    this.config = config;
  }

  /** What the config says for all wirings that say nothing themselves. */
  static Optional<CorsModel> configured(BackendConfig config) {
    return config
        .http()
        .cors()
        .map(
            cors ->
                new CorsModel(
                    cors.origins(),
                    cors.headers(),
                    cors.exposeHeaders(),
                    cors.credentials(),
                    cors.maxAge()));
  }

  /** Whether there is any CORS. */
  static boolean isNeeded(DoorPlan plan, BackendConfig config) {
    return plan.kind() == DoorKind.HTTP
        && (config.http().cors().isPresent()
            || plan.calls().stream().anyMatch(call -> of(call).isPresent()));
  }

  private static Optional<CorsModel> of(Call call) {
    return ((WiringModel.Http) call.wiring()).cors();
  }

  static TypeSpec emit(DoorPlan plan, BackendConfig config) {
    return new CorsEmitter(plan, config).emit();
  }

  private TypeSpec emit() {
    ClassName bootstrap = ClassName.get(config.packageName(), plan.kind().bootstrap());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(BOOTSTRAP)
            .addJavadoc("{@link $T} for pages of other origins.\n", bootstrap)
            .addModifiers(Modifier.FINAL)
            .superclass(bootstrap);
    configured(config).ifPresent(cors -> names.put(cors, "POLICY"));
    for (int wiring = 0; wiring < plan.calls().size(); wiring++) {
      Optional<CorsModel> cors = of(plan.calls().get(wiring));
      if (cors.isPresent()) {
        String name = names.computeIfAbsent(cors.get(), c -> "POLICY_" + names.size());
        wirings.computeIfAbsent(name, n -> new ArrayList<>()).add(wiring);
      }
    }
    wirings.remove("POLICY");
    names.forEach((cors, name) -> type.addField(policy(cors, name)));
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(
                ParameterizedTypeName.get(Map.class, String.class, String.class), "environment")
            .addStatement("super(environment)")
            .build());
    CodeBlock policy =
        wirings.isEmpty()
            ? CodeBlock.of("POLICY")
            : CodeBlock.of("policy($T.wiring(this, wire))", POLICY);
    type.addMethod(
        hook("enter")
            .returns(boolean.class)
            .addStatement("return $Lenter(this, wire)", wirings.isEmpty() ? "POLICY." : "")
            .build());
    type.addMethod(hook("leave").addStatement("$L.leave(wire)", policy).build());
    if (!wirings.isEmpty()) {
      byWiring(type);
    }
    return type.build();
  }

  private FieldSpec policy(CorsModel cors, String name) {
    CodeBlock.Builder origins = CodeBlock.builder();
    cors.origins().forEach(origin -> origins.add(",\n$S", origin));
    return FieldSpec.builder(POLICY, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T($>$>\n$S, $S, $L, $L, $S$L$<$<)",
            POLICY,
            String.join(", ", cors.headers()),
            String.join(", ", cors.exposeHeaders()),
            cors.credentials(),
            cors.maxAge(),
            config.http().publicUrl().map(CorsEmitter::origin).orElse(""),
            origins.build())
        .build();
  }

  /** The origin of an address, as browsers send it: without the usual port. */
  private static String origin(String address) {
    int slash = address.indexOf('/', address.indexOf("://") + 3);
    String origin = slash < 0 ? address : address.substring(0, slash);
    String port = origin.startsWith("https:") ? ":443" : ":80";
    return origin.endsWith(port) ? origin.substring(0, origin.length() - port.length()) : origin;
  }

  private static MethodSpec.Builder hook(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(WIRE, "wire");
  }

  private void byWiring(TypeSpec.Builder type) {
    type.addSuperinterface(POLICIES);
    int calls = plan.calls().size();
    if (calls <= DoorParts.CALLS) {
      type.addMethod(policies("wiring", cases(0, calls)));
      return;
    }
    CodeBlock.Builder parts = CodeBlock.builder();
    List<MethodSpec> methods = new ArrayList<>();
    for (int from = 0; from < calls; from += DoorParts.CALLS) {
      CodeBlock cases = cases(from, from + DoorParts.CALLS);
      if (!cases.isEmpty()) {
        String name = "policy" + (from / DoorParts.CALLS + 1);
        methods.add(
            byNumber(name, "wiring", cases)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .build());
        parts.add("case $L -> $N(wiring);\n", from / DoorParts.CALLS, name);
      }
    }
    type.addMethod(policies("wiring / " + DoorParts.CALLS, parts.build())).addMethods(methods);
  }

  private CodeBlock cases(int from, int to) {
    CodeBlock.Builder code = CodeBlock.builder();
    wirings.forEach(
        (name, numbers) -> {
          List<CodeBlock> own =
              numbers.stream()
                  .filter(number -> number >= from && number < to)
                  .map(number -> CodeBlock.of("$L", number))
                  .toList();
          if (!own.isEmpty()) {
            code.add("case $L -> $L;\n", CodeBlock.join(own, ", "), name);
          }
        });
    return code.build();
  }

  private MethodSpec policies(String number, CodeBlock cases) {
    return byNumber("policy", number, cases)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .build();
  }

  private MethodSpec.Builder byNumber(String name, String number, CodeBlock cases) {
    CodeBlock otherwise =
        config.http().cors().isPresent() ? CodeBlock.of("POLICY") : CodeBlock.of("$T.NONE", POLICY);
    return MethodSpec.methodBuilder(name)
        .returns(POLICY)
        .addParameter(int.class, "wiring")
        .addCode("return switch ($L) {\n$>$Ldefault -> $L;\n$<};\n", number, cases, otherwise);
  }
}
