package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.model.WiringModel.Channel;
import dev.pikku.generator.model.WiringModel.Channel.Event;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What a function of a channel can take, return and ask, by what it hears. */
final class ChannelRules {
  private static final Set<String> UNSENDABLE =
      Set.of("byte[]", "java.io.InputStream", "dev.pikku.http.HttpResponse");
  private static final Set<String> OBJECTS =
      Set.of("java.lang.Object", "java.lang.String", "java.util.Map");

  /** The member that says which record of a sealed interface it is. */
  private static final String TAG = "type";

  private final Round round;

  ChannelRules(Round round) {
    this.round = round;
  }

  /**
   * Reports what does not fit.
   *
   * @param input the type of the input, where there is one
   * @param result the type of the result
   */
  void check(
      FunctionModel function,
      Channel channel,
      Optional<TypeMirror> input,
      TypeMirror result,
      String user) {
    input.ifPresent(type -> checkInput(type, channel, user));
    checkResult(function, channel, user);
    if (channel.event() == Event.MESSAGE && !channel.isDefault()) {
      checkRoutingKey(input, result, channel, user);
    }
    if (channel.event() == Event.DISCONNECT) {
      checkNobodyThere(function, channel, user);
    }
  }

  private void checkInput(TypeMirror input, Channel channel, String user) {
    String takes = user + " takes the input " + round.typeReader().ref(input);
    switch (channel.event()) {
      case CONNECT -> {
        if (!isRecord(input)) {
          error(
              channel,
              takes + ", but a client that connects sends no body.",
              "Take a record: its components are bound from query, headers and cookies.");
        }
      }
      case DISCONNECT ->
          error(
              channel,
              takes + ", but a client that has gone has none to give.",
              "Remove the parameter; what is known of the channel is in ChannelWire and session.");
      case MESSAGE -> {
        if (!channel.isDefault() && !isObject(input)) {
          error(
              channel,
              takes + ", but a message with an action is an object.",
              "Take a record with a component for the value.");
        }
      }
    }
  }

  private void checkResult(FunctionModel function, Channel channel, String user) {
    String result = function.method().returns().type().toString();
    if (channel.hasCaller() && UNSENDABLE.contains(result)) {
      error(
          channel,
          user
              + " returns a "
              + result.substring(result.lastIndexOf('.') + 1)
              + ", which cannot be sent over \""
              + channel.label()
              + "\".",
          "Return a record; bytes travel as base64, in a component of type byte[].");
    }
  }

  /** The routing key is taken off a message before the rest is read, and put into the reply. */
  private void checkRoutingKey(
      Optional<TypeMirror> input, TypeMirror result, Channel channel, String user) {
    String key = channel.channel().routingKey();
    if (input.filter(type -> hasMember(type, key)).isPresent()) {
      error(
          channel,
          user
              + " takes an input with the member \""
              + key
              + "\", which is the routing key and not part of the input.",
          "Remove or rename it, as ChannelWire.action() says the same, or state another routingKey"
              + " on @WireChannel.");
    }
    if (hasMember(result, key)) {
      error(
          channel,
          user
              + " returns an object with the member \""
              + key
              + "\", which the routing key of the reply replaces.",
          "Rename it, or state another routingKey on @WireChannel.");
    }
  }

  /** Whether JSON of a type has a member; of what Jackson writes nothing is known. */
  private boolean hasMember(TypeMirror type, String name) {
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return false;
    }
    if (element.getQualifiedName().contentEquals("java.util.Optional")) {
      return declared.getTypeArguments().stream().anyMatch(value -> hasMember(value, name));
    }
    if (element.getKind() == ElementKind.RECORD) {
      return element.getRecordComponents().stream()
              .anyMatch(component -> component.getSimpleName().contentEquals(name))
          && new JacksonMarks(round).on(element).isEmpty();
    }
    return element.getModifiers().contains(Modifier.SEALED)
        && (name.equals(TAG)
            || element.getPermittedSubclasses().stream()
                .anyMatch(variant -> hasMember(variant, name)));
  }

  private void checkNobodyThere(FunctionModel function, Channel channel, String user) {
    boolean alone = function.wirings().stream().noneMatch(WiringModel::hasCaller);
    if (alone && !function.functionPermits().isEmpty()) {
      error(
          channel,
          user + " has @Permit, but a client that has gone cannot be refused.",
          "Remove it; permissions are not asked here.");
    }
    for (ParameterModel parameter : function.method().parameters()) {
      if (parameter.kind() == Kind.CHANNEL) {
        error(
            parameter.place(),
            user + " takes a Channel to a client that has gone.",
            "Take a ChannelWire to learn which one, or publish to a Topic.");
      }
    }
  }

  private boolean isObject(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || !(declared.asElement() instanceof TypeElement element)) {
      return false;
    }
    return element.getKind() == ElementKind.RECORD
        || (element.getKind() == ElementKind.INTERFACE
            && element.getModifiers().contains(Modifier.SEALED))
        || OBJECTS.contains(element.getQualifiedName().toString())
        || round.isSubtype(element, "java.util.Map");
  }

  private static boolean isRecord(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }

  private void error(Channel channel, String fact, String remedy) {
    error(channel.place(), fact, remedy);
  }

  private void error(Place place, String fact, String remedy) {
    round.diagnostics().error(Code.INVALID_CHANNEL, place, fact, remedy);
  }
}
