package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.model.TypeUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Writes what encodes data and hands it on to clients: a {@code Topic} for each topic that is
 * published to, an {@code EventHub} and a {@code Channel} for each type.
 */
final class Publishers {
  private static final String SERVICE = "dev.pikku.service";
  private static final ClassName HUB = ClassName.get(SERVICE, "EventHubService");
  private static final ClassName PUBLISHED = ClassName.get(SERVICE, "Published");
  private static final ClassName WIRE = ClassName.get("dev.pikku.wire", "ChannelWire");
  private static final ClassName EVENTS = ClassName.get("dev.pikku.http", "EventStream");
  private static final ClassName WRITER = ClassName.get("dev.pikku.json", "JsonWriter");

  private final String packageName;
  private final Codecs codecs;
  private final NameAllocator names = new NameAllocator();
  private final Map<String, ClassName> known = new TreeMap<>();
  private final List<TypeSpec> types = new ArrayList<>();

  Publishers(String packageName, Codecs codecs) {
    this.packageName = packageName;
    this.codecs = codecs;
  }

  /** The class that publishes to a topic. */
  ClassName of(Origin.Topic topic, Place place) {
    return known.computeIfAbsent(
        "Topic " + topic.name() + " " + topic.data().type(), key -> topic(topic, place));
  }

  /** The class that publishes data of one type to any topic. */
  ClassName of(Origin.EventHub hub, Place place) {
    return known.computeIfAbsent("EventHub " + hub.data().type(), key -> hub(hub.data(), place));
  }

  /** The class that sends data of one type to a call's own client. */
  ClassName channel(TypeUse data, Place place) {
    return known.computeIfAbsent(
        "Channel " + data.type(), key -> write(data, place, "Channel", WIRE, "wire"));
  }

  /** The class that sends data of one type as events to a call's caller. */
  ClassName events(TypeUse data, Place place) {
    return known.computeIfAbsent(
        "Events " + data.type(), key -> write(data, place, "Events", EVENTS, "events"));
  }

  /** Every class asked for so far. */
  List<TypeSpec> types() {
    return types;
  }

  private ClassName topic(Origin.Topic topic, Place place) {
    String name = topic.name();
    ClassName type = named(JavaNames.upperCamel(name) + "Topic");
    TypeName data = JavaNames.of(topic.data().type());
    TypeSpec.Builder written =
        onHub(type, "Topic", data)
            .addJavadoc("Publishes to the topic $L.\n", JavaNames.inComment(name))
            .addMethod(method("name").returns(String.class).addStatement("return $S", name).build())
            .addMethod(
                method("publish")
                    .returns(PUBLISHED)
                    .addParameter(data, "data")
                    .addStatement("return service.publish($S, json(data), null)", name)
                    .build())
            .addMethod(
                method("publishExcept")
                    .returns(PUBLISHED)
                    .addParameter(String.class, "channelId")
                    .addParameter(data, "data")
                    .addStatement("return service.publish($S, json(data), channelId)", name)
                    .build());
    types.add(written.addMethod(json(topic.data(), place)).build());
    return type;
  }

  private ClassName hub(TypeUse use, Place place) {
    ClassName type = named(DoorNames.words(use.type()) + "EventHub");
    TypeName data = JavaNames.of(use.type());
    TypeSpec.Builder written =
        onHub(type, "EventHub", data)
            .addJavadoc("Publishes {@code $L} to any topic.\n", shown(use))
            .addMethod(
                method("publish")
                    .returns(PUBLISHED)
                    .addParameter(String.class, "topic")
                    .addParameter(data, "data")
                    .addStatement("return service.publish(topic, json(data), null)")
                    .build())
            .addMethod(
                method("publishExcept")
                    .returns(PUBLISHED)
                    .addParameter(String.class, "topic")
                    .addParameter(String.class, "channelId")
                    .addParameter(data, "data")
                    .addStatement("return service.publish(topic, json(data), channelId)")
                    .build())
            .addMethod(
                subscription("subscribe")
                    .returns(boolean.class)
                    .addStatement("return service.subscribe(topic, channelId)")
                    .build())
            .addMethod(
                subscription("unsubscribe")
                    .addStatement("service.unsubscribe(topic, channelId)")
                    .build());
    types.add(written.addMethod(json(use, place)).build());
    return type;
  }

  private ClassName write(TypeUse use, Place place, String suffix, ClassName on, String field) {
    ClassName type = named(DoorNames.words(use.type()) + suffix);
    TypeName data = JavaNames.of(use.type());
    boolean text = use.type().toString().equals("java.lang.String");
    TypeSpec.Builder written =
        implementing(type, "Channel", data, on, field)
            .addJavadoc("Sends {@code $L} to the client of one call.\n", shown(use))
            .addMethod(
                method("send")
                    .addParameter(data, "value")
                    .addStatement(text ? "$N.send(value)" : "$N.send(json(value))", field)
                    .build());
    if (!text) {
      written.addMethod(json(use, place));
    }
    types.add(written.build());
    return type;
  }

  private static TypeSpec.Builder onHub(ClassName type, String port, TypeName data) {
    return implementing(type, port, data, HUB, "service");
  }

  private static TypeSpec.Builder implementing(
      ClassName type, String port, TypeName data, ClassName on, String field) {
    return TypeSpec.classBuilder(type)
        .addModifiers(Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(ClassName.get(SERVICE, port), data))
        .addField(on, field, Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(on, field)
                .addStatement("this.$1N = $1N", field)
                .build());
  }

  private MethodSpec json(TypeUse use, Place place) {
    return MethodSpec.methodBuilder("json")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(String.class)
        .addParameter(JavaNames.of(use.type()), "data")
        .addStatement("$T out = new $T()", WRITER, WRITER)
        .addCode(codecs.write(use, CodeBlock.of("out"), CodeBlock.of("data"), place))
        .addStatement(
            "return new String(out.buffer(), 0, out.length(), $T.UTF_8)", StandardCharsets.class)
        .build();
  }

  private static MethodSpec.Builder subscription(String name) {
    return method(name).addParameter(String.class, "topic").addParameter(String.class, "channelId");
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  /** A type without packages. */
  private static String shown(TypeUse use) {
    return use.type().toString().replaceAll("\\b[a-z_][\\w$]*\\.", "");
  }

  private ClassName named(String suggestion) {
    return ClassName.get(packageName, names.newName(suggestion));
  }
}
