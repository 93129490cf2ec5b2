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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes a {@code JsonQueue} for each queue that is sent to: it says how messages are written. */
final class QueueSenders {
  private static final ClassName QUEUE = ClassName.get("dev.pikku.service", "JsonQueue");
  private static final ClassName SIGNED = ClassName.get("dev.pikku.service", "SignedQueue");
  private static final ClassName SIGNER = ClassName.get("dev.pikku.auth", "SessionSigner");
  private static final TypeName CODEC =
      ParameterizedTypeName.get(
          ClassName.get("dev.pikku.auth", "SessionCodec"),
          WildcardTypeName.subtypeOf(Object.class));
  private static final ClassName SERVICE = ClassName.get("dev.pikku.service", "QueueService");
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

  private static MethodSpec constructor(Origin.Sender sender) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addParameter(SERVICE, "service");
    if (!sender.signed()) {
      return constructor.addStatement("super(service, $S)", sender.queue()).build();
    }
    return constructor
        .addParameter(CODEC, "codec")
        .addParameter(SIGNER, "signer")
        .addStatement("super(service, $S, codec, signer)", sender.queue())
        .build();
  }

  private ClassName write(Origin.Sender sender, Place place) {
    ClassName name =
        ClassName.get(packageName, names.newName(JavaNames.upperCamel(sender.queue()) + "Queue"));
    TypeName message = JavaNames.of(sender.message().type());
    types.add(
        TypeSpec.classBuilder(name)
            .addJavadoc("Sends to the queue $L.\n", sender.queue())
            .addModifiers(Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(sender.signed() ? SIGNED : QUEUE, message))
            .addMethod(constructor(sender))
            .addMethod(
                MethodSpec.methodBuilder("write")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .addParameter(WRITER, "out")
                    .addParameter(message, "message")
                    .addCode(
                        codecs.write(
                            sender.message(), CodeBlock.of("out"), CodeBlock.of("message"), place))
                    .build())
            .build());
    return name;
  }
}
