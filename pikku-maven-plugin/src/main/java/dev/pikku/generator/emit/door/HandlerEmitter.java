package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.emit.codec.Codecs;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the class that AWS Lambda instantiates for one door. */
final class HandlerEmitter {
  private static final ClassName SNAP_START = ClassName.get("dev.pikku.lambda", "SnapStart");

  private final String packageName;
  private final Start start;

  /** When services are made. */
  enum Start {
    EAGER,
    LAZY,
    /** Before a snapshot of the process is taken. */
    SNAPSHOT
  }

  /**
   * Handlers of one backend.
   *
   * @param start when and for what its services are made
   */
  HandlerEmitter(String packageName, Start start) {
    this.packageName = packageName;
    this.start = start;
  }

  TypeSpec emit(DoorKind kind) {
    return emit(kind, kind.handler(), kind.functionName(), kind.bootstrap());
  }

  /** The handler that pages of other origins may call. */
  TypeSpec withCors() {
    DoorKind kind = DoorKind.HTTP;
    return emit(kind, kind.handler(), kind.functionName(), CorsEmitter.BOOTSTRAP);
  }

  /** The handler beside it, for callers that are no browsers. */
  TypeSpec withoutCors() {
    DoorKind kind = DoorKind.HTTP;
    String purpose = kind.functionName() + " without CORS";
    return emit(kind, DoorKind.CORSLESS_HANDLER, purpose, kind.bootstrap());
  }

  private TypeSpec emit(DoorKind kind, String name, String purpose, String bootstrap) {
    TypeSpec.Builder handler =
        TypeSpec.classBuilder(name)
            .addJavadoc("What AWS Lambda instantiates for $L.\n", purpose)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(kind.lambda());
    if (start == Start.SNAPSHOT) {
      handler.addStaticBlock(CodeBlock.of("$T.forgetAddresses();\n", SNAP_START));
      handler.addField(SNAP_START, "snapStart", Modifier.PRIVATE, Modifier.FINAL);
    }
    return handler
        .addMethod(constructor(bootstrap))
        .addMethod(
            MethodSpec.methodBuilder("open")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(kind.door())
                .addParameter(
                    ParameterizedTypeName.get(Map.class, String.class, String.class), "environment")
                .addStatement("return new $T(environment)", ClassName.get(packageName, bootstrap))
                .build())
        .build();
  }

  private MethodSpec constructor(String bootstrap) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    return switch (start) {
      case LAZY ->
          constructor
              .addJavadoc("Leaves services to the first event.\n")
              .addStatement("super(true)")
              .build();
      // in a package that a module exports, a public class states its constructor
      case EAGER -> constructor.addJavadoc("Makes all services.\n").build();
      case SNAPSHOT ->
          constructor
              .addJavadoc("Makes all services, and what is worth having in a snapshot.\n")
              .addStatement(
                  "snapStart = isOpen()\n? $T.of((($T) door()).checkpoints, environment(), new $T())\n: null",
                  SNAP_START,
                  ClassName.get(packageName, bootstrap),
                  ClassName.get(packageName, Codecs.PRIMING))
              .build();
    };
  }
}
