package dev.pikku.generator.emit.door;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.model.ChannelModel;
import dev.pikku.generator.model.WiringModel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the way from channels and actions to the numbers of wirings, as switches. */
final class ChannelSwitches {
  private final List<ChannelModel> channels;
  private final List<Wired> wired = new ArrayList<>();

  /** One channel's wirings, by number. */
  private static final class Wired {
    private int connect = -1;
    private int disconnect = -1;
    private int otherMessages = -1;
    private final SortedMap<String, Integer> actions = new TreeMap<>();

    private void add(Channel wiring, int number) {
      switch (wiring.event()) {
        case CONNECT -> connect = number;
        case DISCONNECT -> disconnect = number;
        case MESSAGE -> {
          if (wiring.isDefault()) {
            otherMessages = number;
          } else {
            actions.put(wiring.action(), number);
          }
        }
      }
    }
  }

  /**
   * @param calls whose place is their number
   */
  ChannelSwitches(List<Call> calls) {
    SortedMap<String, ChannelModel> found = new TreeMap<>();
    SortedMap<String, Wired> byName = new TreeMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Channel wiring = (Channel) calls.get(i).wiring();
      ChannelModel channel = wiring.channel();
      found.putIfAbsent(channel.name(), channel);
      byName.computeIfAbsent(channel.name(), name -> new Wired()).add(wiring, i);
    }
    channels = List.copyOf(found.values());
    wired.addAll(byName.values());
  }

  void addTo(TypeSpec.Builder door) {
    door.addMethod(findChannel());
    if (channels.size() == 1) {
      door.addMethod(method("onlyChannel", int.class).addStatement("return 0").build());
    }
    door.addMethod(text("name", ChannelModel::name));
    door.addMethod(text("routingKey", ChannelModel::routingKey));
    door.addMethod(number("onConnect", of -> of.connect));
    door.addMethod(number("onDisconnect", of -> of.disconnect));
    door.addMethod(onMessage());
  }

  private MethodSpec findChannel() {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (name) {\n").indent();
    for (int i = 0; i < channels.size(); i++) {
      code.add("case $S -> $L;\n", channels.get(i).name(), i);
    }
    return method("findChannel", int.class)
        .addParameter(String.class, "name")
        .addCode(code.add("default -> -1;\n").unindent().add("};\n").build())
        .build();
  }

  private MethodSpec text(String name, Function<ChannelModel, String> value) {
    return ofChannel(
        name,
        String.class,
        channels.stream().map(c -> CodeBlock.of("$S", value.apply(c))).toList());
  }

  private MethodSpec number(String name, Function<Wired, Integer> value) {
    return ofChannel(
        name, int.class, wired.stream().map(of -> CodeBlock.of("$L", value.apply(of))).toList());
  }

  /** What all channels have in common needs no switch. */
  private static MethodSpec ofChannel(String name, Class<?> type, List<CodeBlock> values) {
    MethodSpec.Builder method = method(name, type).addParameter(int.class, "channel");
    CodeBlock last = values.get(values.size() - 1);
    if (values.stream().allMatch(last::equals)) {
      return method.addStatement("return $L", last).build();
    }
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (channel) {\n").indent();
    for (int i = 0; i < values.size() - 1; i++) {
      code.add("case $L -> $L;\n", i, values.get(i));
    }
    return method
        .addCode(code.add("default -> $L;\n", last).unindent().add("};\n").build())
        .build();
  }

  private MethodSpec onMessage() {
    MethodSpec.Builder method =
        method("onMessage", int.class)
            .addParameter(int.class, "channel")
            .addParameter(String.class, "action");
    if (wired.size() == 1) {
      return method.addCode("return $L;\n", action(wired.get(0))).build();
    }
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (channel) {\n").indent();
    for (int i = 0; i < wired.size() - 1; i++) {
      code.add("case $L -> $L;\n", i, action(wired.get(i)));
    }
    return method
        .addCode(
            code.add("default -> $L;\n", action(wired.get(wired.size() - 1)))
                .unindent()
                .add("};\n")
                .build())
        .build();
  }

  private static CodeBlock action(Wired of) {
    if (of.actions.isEmpty()) {
      return CodeBlock.of("$L", of.otherMessages);
    }
    CodeBlock.Builder code = CodeBlock.builder().add("switch (action) {\n").indent();
    of.actions.forEach((action, number) -> code.add("case $S -> $L;\n", action, number));
    return code.add("default -> $L;\n", of.otherMessages).unindent().add("}").build();
  }

  private static MethodSpec.Builder method(String name, Class<?> returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(returns);
  }
}
