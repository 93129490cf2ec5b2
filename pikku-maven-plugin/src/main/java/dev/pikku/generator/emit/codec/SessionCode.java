package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.RecordBinder.ReadNeeds;
import dev.pikku.generator.model.TypeRef;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the classes that put the session's record into claims of a token, and take it out of them:
 * its components stand beside the registered claims, and claims of others are left alone.
 */
final class SessionCode {
  private static final ClassName SESSION_CODEC = ClassName.get("dev.pikku.auth", "SessionCodec");

  /** Claims that have a meaning of their own; {@code sub} has that of the session. */
  private static final Set<String> REGISTERED = Set.of("aud", "exp", "iat", "iss", "jti", "nbf");

  private final RecordType type;
  private final ClassNames classes;
  private final TypeName session;

  SessionCode(RecordType type, ClassNames classes) {
    this.type = type;
    this.classes = classes;
    this.session = type.typeName();
  }

  /** Tells of a session that is no plain record. */
  static void refuse(TypeRef.ClassType type, Place place, Diagnostics diagnostics) {
    diagnostics.error(
        Code.INVALID_SESSION,
        place,
        "The session " + type.simpleName() + " cannot be put into a token.",
        "Let it be a public record without Jackson's annotations.");
  }

  /** Tells of components that would take the place of registered claims. */
  static void check(RecordType type, Diagnostics diagnostics) {
    for (RecordType.Component component : type.components()) {
      if (REGISTERED.contains(component.name())) {
        diagnostics.error(
            Code.INVALID_SESSION,
            component.model().place(),
            "The session "
                + type.type().simpleName()
                + " has a component \""
                + component.name()
                + "\", which tokens use for something else.",
            "Give it another name.");
      }
    }
  }

  List<TypeSpec> write() {
    ReadNeeds document = new ReadNeeds(true, false, false);
    return List.of(
        codec(), new RecordBinder(type, document, true, classes, classes.claims(type)).write());
  }

  private TypeSpec codec() {
    return TypeSpec.classBuilder(classes.codec(type))
        .addModifiers(Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(SESSION_CODEC, session))
        .addJavadoc(
            "Puts {@link $T} into claims, and takes it out of them.\n", JavaNames.of(type.type()))
        .addMethod(
            method("type")
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), session))
                .addStatement("return $T.class", session)
                .build())
        .addMethod(
            method("write")
                .addParameter(WriteCode.WRITER, "out")
                .addParameter(session, "session")
                .addStatement("$T.writeMembers(out, session)", classes.writer(type))
                .build())
        .addMethod(
            method("read")
                .returns(session)
                .addParameter(ReadCode.READER, "in")
                .addStatement("return $T.read(in)", classes.claims(type))
                .build())
        .build();
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
