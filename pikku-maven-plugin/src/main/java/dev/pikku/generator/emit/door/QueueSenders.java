package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.services.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes a {@code Queue} for each queue that is sent to: it encodes messages and hands them on. */
final class QueueSenders {
  private static final ClassName QUEUE = ClassName.get("dev.pikku.service", "Queue");
  private static final ClassName SERVICE = ClassName.get("dev.pikku.service", "QueueService");
  private static final ClassName OPTIONS = ClassName.get("dev.pikku.service", "QueueOptions");
  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  private final String packageName;
  private final Codecs codecs;
  private final NameAllocator names = new NameAllocator();
  private final Map<String, ClassName> known = new TreeMap<>();
  private final List<TypeSpec> types = new ArrayList<>();

  QueueSenders(String packageName, Codecs codecs) {
    this.packageName = packageName;
    this.codecs = codecs;
  }

  /** The class that sends to a queue. */
  ClassName of(Origin.Sender sender, Place place) {
    return known.computeIfAbsent(
        sender.queue() + " " + sender.message().type(), key -> write(sender, place));
  }

  /** Every class asked for so far. */
  List<TypeSpec> types() {
    return types;
  }

  private ClassName write(Origin.Sender sender, Place place) {
    ClassName name =
        ClassName.get(packageName, names.newName(JavaNames.upperCamel(sender.queue()) + "Queue"));
    TypeName message = JavaNames.of(sender.message().type());
    types.add(
        TypeSpec.classBuilder(name)
            .addJavadoc("Sends to the queue $L.\n", sender.queue())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(ParameterizedTypeName.get(QUEUE, message))
            .addField(SERVICE, "service", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(SERVICE, "service")
                    .addStatement("this.service = service")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("send")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(String.class)
                    .addParameter(message, "message")
                    .addParameter(OPTIONS, "options")
                    .addStatement("return service.send($S, body(message), options)", sender.queue())
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("sendAll")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addParameter(
                        ParameterizedTypeName.get(
                            ClassName.get(List.class), WildcardTypeName.subtypeOf(message)),
                        "messages")
                    .addParameter(OPTIONS, "options")
                    .addStatement(
                        "$T<String> bodies = new $T<>(messages.size())",
                        List.class,
                        ArrayList.class)
                    .beginControlFlow("for ($T message : messages)", message)
                    .addStatement("bodies.add(body(message))")
                    .endControlFlow()
                    .addStatement("service.sendAll($S, bodies, options)", sender.queue())
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("body")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(String.class)
                    .addParameter(message, "message")
                    .addStatement("$T out = new $T()", WRITER, WRITER)
                    .addCode(
                        codecs.write(
                            sender.message(), CodeBlock.of("out"), CodeBlock.of("message"), place))
                    .addStatement(
                        "return new String(out.buffer(), 0, out.length(), $T.UTF_8)",
                        StandardCharsets.class)
                    .build())
            .build());
    return name;
  }
}
