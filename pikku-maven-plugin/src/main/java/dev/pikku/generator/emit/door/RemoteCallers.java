package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.codec.OptionalUse;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes a class for each interface that stands for a function: it encodes calls and decodes. */
final class RemoteCallers {
  private static final String PACKAGE = "dev.pikku.rpc";
  private static final ClassName CALLER = ClassName.get(PACKAGE, "RpcCaller");
  private static final ClassName LOCAL = ClassName.get(PACKAGE, "LocalCaller");
  private static final ClassName REMOTE = ClassName.get(PACKAGE, "RemoteCaller");
  private static final ClassName REQUEST = ClassName.get(PACKAGE, "RpcRequest");
  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  private final String packageName;
  private final Codecs codecs;
  private final NameAllocator names = new NameAllocator();
  private final Map<String, ClassName> known = new TreeMap<>();
  private final List<TypeSpec> types = new ArrayList<>();

  RemoteCallers(String packageName, Codecs codecs) {
    this.packageName = packageName;
    this.codecs = codecs;
  }

  /**
   * An expression that makes what calls a function.
   *
   * @param door the door that has the function, if it is here
   * @param arguments what leads elsewhere
   */
  CodeBlock make(RemoteModel remote, Optional<CodeBlock> door, CodeBlock arguments) {
    ClassName type = known.computeIfAbsent(remote.type().name(), key -> write(remote));
    return door.map(here -> CodeBlock.of("new $T(new $T($L))", type, LOCAL, here))
        .orElseGet(() -> CodeBlock.of("new $T(new $T($L))", type, REMOTE, arguments));
  }

  /** Every class asked for so far. */
  List<TypeSpec> types() {
    return types;
  }

  private ClassName write(RemoteModel remote) {
    ClassName name =
        ClassName.get(packageName, names.newName("Remote" + DoorNames.words(remote.type())));
    types.add(
        TypeSpec.classBuilder(name)
            .addJavadoc("Calls the remote function $L.\n", remote.function())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(JavaNames.of(remote.type()))
            .addField(CALLER, "caller", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(CALLER, "caller")
                    .addStatement("this.caller = caller")
                    .build())
            .addMethod(call(remote))
            .build());
    return name;
  }

  private MethodSpec call(RemoteModel remote) {
    TypeName returns = JavaNames.of(remote.returns().type());
    MethodSpec.Builder call =
        MethodSpec.methodBuilder(remote.method())
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(returns)
            .addStatement(
                "$T request = new $T($S, $L)",
                REQUEST,
                REQUEST,
                remote.function(),
                remote.idempotent());
    if (remote.input().isPresent()) {
      call.addParameter(JavaNames.of(remote.input().get().type()), "input")
          .addStatement("$T out = request.input()", WRITER)
          .addCode(
              codecs.write(
                  remote.input().get(),
                  CodeBlock.of("out"),
                  CodeBlock.of("input"),
                  remote.place()));
    } else {
      call.addStatement("request.input().nullValue()");
    }
    String type = remote.returns().type().toString();
    if (type.equals("void") || type.equals("java.lang.Void")) {
      call.addStatement("caller.call(request)");
      return (type.equals("void") ? call : call.addStatement("return null")).build();
    }
    return call.addStatement("$T in = caller.call(request)", JsonInput.READER)
        .beginControlFlow("if (in == null)")
        .addStatement(withoutResult(remote))
        .endControlFlow()
        .addStatement(
            "$T result = $L",
            returns,
            codecs.read(remote.returns(), CodeBlock.of("in"), remote.place()))
        .addStatement("caller.end(request, in)")
        .addStatement("return result")
        .build();
  }

  private static CodeBlock withoutResult(RemoteModel remote) {
    if (remote.returns().type() instanceof TypeRef.PrimitiveType) {
      return CodeBlock.of("throw caller.withoutResult(request)");
    }
    return OptionalUse.of(remote.returns()).isPresent()
        ? CodeBlock.of(
            "return $T.empty()", JavaNames.of(((TypeRef.ClassType) remote.returns().type()).raw()))
        : CodeBlock.of("return null");
  }
}
