package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the class that AWS Lambda instantiates for one door. */
final class HandlerEmitter {
  private HandlerEmitter() {}

  static TypeSpec emit(DoorKind kind, String packageName, boolean lazy) {
    String bootstrap = kind.bootstrap();
    return emit(kind, kind.handler(), kind.functionName(), packageName, bootstrap, lazy);
  }

  /** The handler that pages of other origins may call. */
  static TypeSpec withCors(String packageName, boolean lazy) {
    DoorKind kind = DoorKind.HTTP;
    String bootstrap = CorsEmitter.BOOTSTRAP;
    return emit(kind, kind.handler(), kind.functionName(), packageName, bootstrap, lazy);
  }

  /** The handler beside it, for callers that are no browsers. */
  static TypeSpec withoutCors(String packageName, boolean lazy) {
    DoorKind kind = DoorKind.HTTP;
    String purpose = kind.functionName() + " without CORS";
    return emit(kind, DoorKind.CORSLESS_HANDLER, purpose, packageName, kind.bootstrap(), lazy);
  }

  private static TypeSpec emit(
      DoorKind kind,
      String name,
      String purpose,
      String packageName,
      String bootstrap,
      boolean lazy) {
    TypeSpec.Builder handler =
        TypeSpec.classBuilder(name)
            .addJavadoc("What AWS Lambda instantiates for $L.\n", purpose)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(kind.lambda());
    if (lazy) {
      handler.addMethod(
          MethodSpec.constructorBuilder()
              .addJavadoc("Leaves services to the first event.\n")
              .addModifiers(Modifier.PUBLIC)
              .addStatement("super(true)")
              .build());
    } else {
      // in a package that a module exports, a public class states its constructor
      handler.addMethod(
          MethodSpec.constructorBuilder()
              .addJavadoc("Makes all services.\n")
              .addModifiers(Modifier.PUBLIC)
              .build());
    }
    return handler
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
}
