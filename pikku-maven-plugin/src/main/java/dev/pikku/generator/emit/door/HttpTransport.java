package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.codec.OptionalUse;
import dev.pikku.generator.emit.route.RouteEmitter.Routes;
import dev.pikku.generator.emit.route.RouteTree;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** HTTP requests: input from path, query and body, results as JSON or bytes. */
record HttpTransport(Codecs codecs, BackendConfig config, Routes routes) implements Transport {
  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");
  private static final ClassName PATH = ClassName.get("dev.pikku.http", "RoutePath");
  private static final ClassName TAG = ClassName.get("dev.pikku.http", "EntityTag");
  private static final ClassName OPTIONAL_BODY = ClassName.get("dev.pikku.http", "OptionalBody");
  private static final int DEFAULT_BODY_SIZE = 10 * 1024 * 1024;

  @Override
  public DoorKind kind() {
    return DoorKind.HTTP;
  }

  @Override
  public void members(DoorPlan plan, DoorParts parts, TypeSpec.Builder door) {
    if (config.http().maxBodySize() != DEFAULT_BODY_SIZE) {
      door.addMethod(DoorSettings.setting(int.class, "maxBodySize", config.http().maxBodySize()));
    }
    DoorSettings.values(config, door);
    if (config.http().compress()) {
      door.addMethod(encode());
    }
    DoorSettings.strictness(config, door);
    door.addMethod(
        MethodSpec.methodBuilder("find")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(int.class)
            .addParameter(String.class, "method")
            .addParameter(PATH, "path")
            .addCode(routes.find())
            .build());
    door.addMethods(routes.methods());
  }

  private MethodSpec encode() {
    ClassName response = ClassName.get("dev.pikku.http", "HttpResponse");
    return MethodSpec.methodBuilder("encode")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(response)
        .addParameter(ClassName.get("dev.pikku.http", "HttpRequest"), "request")
        .addParameter(response, "response")
        .addStatement(
            "return $T.encode(request, response, $L)",
            ClassName.get("dev.pikku.http", "Gzip"),
            config.http().compressMinSize())
        .build();
  }

  @Override
  public void input(Call call, ParameterModel parameter, String self, CodeBlock.Builder code) {
    String type = parameter.type().toString();
    if (type.equals("byte[]")) {
      code.addStatement("byte[] input = $Lbytes(wire)", self);
    } else if (type.equals("java.lang.String")) {
      code.addStatement("String input = $Ltext(wire)", self);
    } else if (codecs.isRecord(parameter.type())) {
      WiringModel.Http wiring = (WiringModel.Http) call.wiring();
      codecs.checkText(parameter.use(), call.function().name(), wiring, parameters(wiring));
      code.addStatement(
          "$T input = $Linput(wire, $T.binder())$L.bind()",
          JavaNames.of(parameter.type()),
          self,
          codecs.binder(parameter.use(), parameter.place()),
          path(wiring));
    } else if (OptionalUse.of(parameter.use()).isPresent()) {
      optionalInput(parameter, self, code);
    } else {
      code.add(JsonInput.read(codecs, parameter, self));
    }
  }

  /** Empty where there is no body, which is otherwise read as the input it holds would be. */
  private void optionalInput(ParameterModel parameter, String self, CodeBlock.Builder code) {
    String held = OptionalUse.of(parameter.use()).orElseThrow().value().type().toString();
    if (held.equals("byte[]") || held.equals("java.lang.String")) {
      code.addStatement(
          "$T input = $T.$L$Lbytes(wire))",
          JavaNames.of(parameter.type()),
          OPTIONAL_BODY,
          held.equals("byte[]") ? "bytes(" : "text(wire, ",
          self);
      return;
    }
    code.addStatement(
            "$T input = $T.empty()",
            JavaNames.of(parameter.type()),
            JavaNames.of((TypeRef.ClassType) parameter.type()))
        .beginControlFlow("if ($Lbytes(wire).length > 0)", self)
        .addStatement("$T in = $Ljson(wire)", JsonInput.READER, self)
        .addStatement(
            "input = $L", codecs.read(parameter.use(), CodeBlock.of("in"), parameter.place()))
        .addStatement("$Lend(in)", self)
        .endControlFlow();
  }

  private static Set<String> parameters(WiringModel.Http wiring) {
    return RouteTree.segments(wiring.route()).stream()
        .filter(segment -> segment.startsWith("{"))
        .map(segment -> segment.substring(1, segment.length() - (segment.endsWith("+}") ? 2 : 1)))
        .collect(Collectors.toSet());
  }

  private static CodeBlock path(WiringModel.Http wiring) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<String> segments = RouteTree.segments(wiring.route());
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.endsWith("+}")) {
        code.add(".rest($S, $L)", segment.substring(1, segment.length() - 2), i);
      } else if (segment.startsWith("{")) {
        code.add(".path($S, $L)", segment.substring(1, segment.length() - 1), i);
      }
    }
    return code.build();
  }

  @Override
  public void result(Call call, CodeBlock function, String self, CodeBlock.Builder code) {
    WiringModel.Http wiring = (WiringModel.Http) call.wiring();
    TypeUse returns = call.function().method().returns();
    String type = returns.type().toString();
    if (wiring.sse()) {
      code.beginControlFlow("try");
    }
    if (type.equals("void") || type.equals("java.lang.Void")) {
      code.addStatement(function);
    } else {
      code.addStatement("$T result = $L", JavaNames.of(returns.type()), function);
      ResultCode.add(returns, code, (use, value) -> answer(call, use, value, code));
    }
    if (wiring.etag()) {
      code.addStatement("$T.settle(wire)", TAG);
    }
    if (wiring.sse()) {
      code.nextControlFlow("catch ($T thrown)", Throwable.class)
          .addStatement("events.fail(thrown)")
          .endControlFlow()
          .addStatement("events.end()");
    }
  }

  private void answer(Call call, TypeUse use, String value, CodeBlock.Builder code) {
    boolean sse = ((WiringModel.Http) call.wiring()).sse();
    if (sse && use.type().toString().equals("java.lang.String")) {
      code.addStatement("events.send($L)", value);
      return;
    }
    int status = ((WiringModel.Http) call.wiring()).status();
    CodeBlock response =
        status == 200
            ? CodeBlock.of("wire.response()")
            : CodeBlock.of("wire.response().statusIfUnset($L)", status);
    switch (use.type().toString()) {
      case "dev.pikku.http.HttpResponse" -> code.addStatement("wire.respond($L)", value);
      case "byte[]", "java.io.InputStream" -> code.addStatement("$L.bytes($L)", response, value);
      default ->
          code.addStatement("$1T out = new $1T()", WRITER)
              .add(
                  codecs.write(
                      use,
                      CodeBlock.of("out"),
                      CodeBlock.of("$L", value),
                      call.function().method().place()))
              .addStatement(
                  sse ? CodeBlock.of("events.send(out)") : CodeBlock.of("$L.json(out)", response));
    }
  }
}
