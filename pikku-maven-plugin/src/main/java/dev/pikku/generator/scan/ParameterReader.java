package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.TransactionModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Resolves parameters to what fills them, by their full generic type. */
final class ParameterReader {
  /** What all stores of subscriptions keep; the run time refuses longer ones as well. */
  private static final int TOPIC_BYTES = 1024;

  /** What may stand in the permission to read it: a wildcard would let the function read all. */
  private static final Pattern SECRET_NAME =
      Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}(#[A-Za-z0-9_.@-]{1,255})?");

  private static final Set<String> WIRES =
      Set.of(
          "dev.pikku.wire.Wire",
          "dev.pikku.wire.ChannelWire",
          "dev.pikku.wire.HttpWire",
          "dev.pikku.wire.QueueJob",
          "dev.pikku.wire.RpcWire",
          "dev.pikku.wire.ScheduledTask");

  private final Round round;
  private final Set<TypeRef> provided;
  private final InputTypes inputs;

  /**
   * @param provided the types that unnamed factories provide
   */
  ParameterReader(Round round, Set<TypeRef> provided) {
    this.round = round;
    this.provided = Set.copyOf(provided);
    inputs = new InputTypes(round);
  }

  /**
   * Reads all parameters; those that nothing may fill are reported and left out.
   *
   * @param user what messages call the method, such as {@code Todos.create}
   */
  List<ParameterModel> read(ExecutableElement method, Taker taker, String user) {
    List<ParameterModel> parameters = new ArrayList<>();
    boolean noted = taker == Taker.FUNCTION && round.marks().has(method, OnceReader.ANNOTATION);
    for (int i = 0; i < method.getParameters().size(); i++) {
      Place place = round.places().ofParameter(method, i);
      VariableElement parameter = method.getParameters().get(i);
      if (round.reportUnresolved(parameter.asType(), user, place)) {
        continue;
      }
      String name = round.places().parameterName(method, i);
      TypeUse use = round.memberTypes().parameter(method, i, place);
      new One(parameter, taker, noted, use, name, user, place).read().ifPresent(parameters::add);
    }
    List<ParameterModel> several =
        parameters.stream().filter(parameter -> parameter.kind() == Kind.INPUT).toList();
    if (several.size() > 1) {
      round
          .diagnostics()
          .error(
              Code.SEVERAL_INPUTS,
              several.get(1).place(),
              user + " takes several inputs: " + names(several) + ".",
              "Put them into one record; a type that is a service needs a factory in a"
                  + " @SingletonServices class.");
    }
    return parameters;
  }

  private static String names(List<ParameterModel> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.type() + " " + parameter.name())
        .collect(Collectors.joining(", "));
  }

  /** One parameter on its way to a model. */
  private final class One {
    private final VariableElement parameter;
    private final Taker taker;
    private final boolean noted;
    private final TypeUse use;
    private final String name;
    private final String user;
    private final Place place;

    One(
        VariableElement parameter,
        Taker taker,
        boolean noted,
        TypeUse use,
        String name,
        String user,
        Place place) {
      this.parameter = parameter;
      this.taker = taker;
      this.noted = noted;
      this.use = use;
      this.name = name;
      this.user = user;
      this.place = place;
    }

    Optional<ParameterModel> read() {
      TypeMirror type = parameter.asType();
      String raw = rawName(type);
      TypeMirror inside = raw.equals("java.util.Optional") ? argument(type) : type;
      Optional<String> queue = qualifier("dev.pikku.QueueName");
      Optional<String> topic = qualifier("dev.pikku.TopicName");
      Optional<String> secret = qualifier("dev.pikku.Secret");
      if (queue.isPresent() || raw.equals("dev.pikku.service.Queue")) {
        return readQueue(
            queue, raw.equals("dev.pikku.service.Queue") && !use.arguments().isEmpty());
      }
      if (topic.isPresent() || raw.equals("dev.pikku.service.Topic")) {
        return readTopic(
            topic, raw.equals("dev.pikku.service.Topic") && !use.arguments().isEmpty());
      }
      if (raw.equals("dev.pikku.service.EventHub")) {
        return use.arguments().isEmpty()
            ? refuse(
                "takes an EventHub without saying of what",
                "Make the parameter an EventHub<T> of what is published.")
            : model(Kind.EVENT_HUB, Optional.empty());
      }
      if (rawName(inside).equals("dev.pikku.service.Channel")) {
        return ((DeclaredType) inside).getTypeArguments().isEmpty()
            ? refuse(
                "takes a Channel without saying of what",
                "Make the parameter a Channel<T> of what is sent.")
            : ofCall(inside == type ? Kind.CHANNEL : Kind.OPTIONAL_CHANNEL);
      }
      if (secret.isPresent() || raw.equals("dev.pikku.service.SecretValue")) {
        return readSecret(secret, raw.equals("dev.pikku.service.SecretValue"));
      }
      if (WIRES.contains(rawName(inside))) {
        return ofCall(inside == type ? Kind.WIRE : Kind.OPTIONAL_WIRE);
      }
      if (has(inside, "dev.pikku.PikkuSession")) {
        return ofCall(inside == type ? Kind.SESSION : Kind.OPTIONAL_SESSION);
      }
      if (raw.equals("dev.pikku.wire.Session")) {
        return has(argument(type), "dev.pikku.PikkuSession")
            ? ofCall(Kind.SESSION_HANDLE)
            : refuse(
                "takes a " + use.type() + ", but no such record is the session",
                "Annotate the record with @PikkuSession, or name the one that is.");
      }
      if (raw.equals("dev.pikku.service.Secrets") && !taker.mayReadSecrets()) {
        return refuse(
            "takes all Secrets, which only factories and middleware may",
            "Take the one it needs as @Secret(\"name\") SecretValue.");
      }
      Optional<TransactionModel> transaction = TransactionModel.of(raw);
      return transaction.isPresent()
          ? readTransaction(transaction.get())
          : readServiceOrInput(type);
    }

    /** A function that notes its calls has it of them; a connection may be a service as well. */
    private Optional<ParameterModel> readTransaction(TransactionModel transaction) {
      if (noted) {
        return model(Kind.TRANSACTION, Optional.empty());
      }
      if (transaction == TransactionModel.DATABASE) {
        return readServiceOrInput(parameter.asType());
      }
      round
          .diagnostics()
          .error(
              Code.INVALID_IDEMPOTENCY,
              place,
              user
                  + " takes a DynamoDbTransaction, which only functions have that are"
                  + " @Idempotent.",
              "Let a function take it that is, with @Idempotent(key = \"…\"): what it writes commits"
                  + " with the note of its call.");
      return Optional.empty();
    }

    private Optional<ParameterModel> readServiceOrInput(TypeMirror type) {
      Optional<String> named = qualifier("dev.pikku.Named");
      boolean couldBeInput =
          taker.hasInput() && inputs.couldBe(type) && !has(type, "dev.pikku.PikkuConfig");
      if (named.isPresent() || !couldBeInput) {
        return model(Kind.SERVICE, named);
      }
      if (provided.contains(use.type())) {
        round
            .diagnostics()
            .error(
                Code.AMBIGUOUS_PARAMETER,
                place,
                user
                    + " takes "
                    + use.type()
                    + " "
                    + name
                    + ", which could be its input and is also provided by a factory.",
                "If the service is meant, put @Named on factory and parameter; if the input is"
                    + " meant, give it a record of its own.");
        return Optional.empty();
      }
      return use.nullable()
          ? refuse(
              "takes a @Nullable input, but an input is never null",
              "Remove @Nullable, or take an Optional of it, which is empty where there is no body.")
          : model(Kind.INPUT, Optional.empty());
    }

    private Optional<ParameterModel> readQueue(Optional<String> queue, boolean typed) {
      if (queue.isEmpty()) {
        return refuse(
            "takes a Queue without saying which",
            "Put @QueueName(\"…\") before the parameter \"" + name + "\".");
      }
      if (!typed) {
        return refuse(
            "has @QueueName on a " + use.type(), "Make the parameter a Queue<T> of its messages.");
      }
      Optional<String> wrong = QueueRules.wrongName(queue.get(), false);
      if (wrong.isPresent()) {
        round
            .diagnostics()
            .error(
                Code.INVALID_QUEUE,
                place,
                user + " sends to the queue \"" + queue.get() + "\": " + wrong.get() + ".",
                QueueRules.NAME_REMEDY);
      }
      return model(Kind.QUEUE, queue);
    }

    private Optional<ParameterModel> readTopic(Optional<String> topic, boolean typed) {
      if (topic.isEmpty()) {
        return refuse(
            "takes a Topic without saying which",
            "Put @TopicName(\"…\") before the parameter \""
                + name
                + "\", or take an EventHub<T> if only the call knows.");
      }
      if (!typed) {
        return refuse(
            "has @TopicName on a " + use.type(),
            "Make the parameter a Topic<T> of what is published.");
      }
      String named = topic.get();
      if (named.isBlank()) {
        return refuse("publishes to a topic without a name", "Give the topic a name.");
      }
      return named.getBytes(StandardCharsets.UTF_8).length > TOPIC_BYTES || named.indexOf('\0') >= 0
          ? refuse(
              "publishes to a topic that no store can keep",
              "Give the topic a name of at most "
                  + TOPIC_BYTES
                  + " bytes, without the character NUL.")
          : model(Kind.TOPIC, topic);
    }

    private Optional<ParameterModel> readSecret(Optional<String> secret, boolean typed) {
      if (secret.isEmpty()) {
        return refuse(
            "takes a SecretValue without saying which",
            "Put @Secret(\"…\") before the parameter \"" + name + "\".");
      }
      if (!SECRET_NAME.matcher(secret.get()).matches()) {
        return refuse(
            "takes the secret \"" + secret.get() + "\", which is no name that AWS gives a secret",
            "Write 1 to 512 letters, digits and / _ + = . @ -; each secret is named alone. A member"
                + " of a JSON object is \"name#member\".");
      }
      return typed
          ? model(Kind.SECRET, secret)
          : refuse("has @Secret on a " + use.type(), "Make the parameter a SecretValue.");
    }

    private Optional<ParameterModel> ofCall(Kind kind) {
      return taker.seesCall()
          ? model(kind, Optional.empty())
          : refuse(
              "takes a " + use.type() + ", but is made once, before any call",
              "Take it as a parameter of the function, or in a @WireServices factory.");
    }

    private Optional<ParameterModel> model(Kind kind, Optional<String> qualifier) {
      return Optional.of(new ParameterModel(name, use, kind, qualifier, place));
    }

    private Optional<ParameterModel> refuse(String fact, String remedy) {
      round.diagnostics().error(taker.code(), place, user + " " + fact + ".", remedy);
      return Optional.empty();
    }

    private Optional<String> qualifier(String annotation) {
      return round.marks().find(parameter, annotation).map(mark -> mark.text("value"));
    }
  }

  private boolean has(TypeMirror type, String annotation) {
    return type instanceof DeclaredType declared
        && round.marks().has(declared.asElement(), annotation);
  }

  private static String rawName(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
        : "";
  }

  private static TypeMirror argument(TypeMirror type) {
    List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
    return arguments.isEmpty() ? type : arguments.get(0);
  }
}
