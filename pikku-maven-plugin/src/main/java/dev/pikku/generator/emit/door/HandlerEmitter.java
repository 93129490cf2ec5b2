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
    TypeSpec.Builder handler =
        TypeSpec.classBuilder(kind.handler())
            .addJavadoc("What AWS Lambda instantiates for $L.\n", kind.functionName())
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
                .addStatement(
                    "return new $T(environment)", ClassName.get(packageName, kind.bootstrap()))
                .build())
        .build();
  }
}
