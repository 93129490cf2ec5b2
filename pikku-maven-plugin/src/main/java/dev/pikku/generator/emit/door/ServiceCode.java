package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.Codecs;
import dev.pikku.generator.emit.services.Argument;
import dev.pikku.generator.emit.services.BuiltInService;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.ParameterModel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Expressions that make services and call methods on them. */
final class ServiceCode {
  private static final ClassName FILE_VARIABLES =
      ClassName.get("dev.pikku.service", "FileVariables");

  private final Codecs codecs;

  private final QueueSenders senders;
  private final RemoteCallers callers;
  private final CodeBlock rpcDoor;
  private final Publishers publishers;
  private final Optional<SortedSet<String>> secretsOnAws;

  /**
   * @param rpcDoor the door that has the remote functions of this backend
   * @param secretsOnAws the secrets that are read, if they are on AWS
   */
  ServiceCode(
      Codecs codecs,
      QueueSenders senders,
      RemoteCallers callers,
      CodeBlock rpcDoor,
      Publishers publishers,
      Optional<SortedSet<String>> secretsOnAws) {
    this.secretsOnAws = secretsOnAws;
    this.codecs = codecs;
    this.senders = senders;
    this.callers = callers;
    this.rpcDoor = rpcDoor;
    this.publishers = publishers;
  }

  /** The class that sends to the client of a call. */
  ClassName channel(ParameterModel parameter) {
    return publishers.channel(parameter.data().orElseThrow(), parameter.place());
  }

  /** The class that sends events to the caller of a call. */
  ClassName events(ParameterModel parameter) {
    return publishers.events(parameter.data().orElseThrow(), parameter.place());
  }

  /** Variables, and below them what files say. */
  private static CodeBlock below(List<String> files, CodeBlock variables) {
    if (files.isEmpty()) {
      return variables;
    }
    CodeBlock names =
        files.stream().map(file -> CodeBlock.of("$S", file)).collect(CodeBlock.joining(", "));
    return CodeBlock.of("new $T($L, $L)", FILE_VARIABLES, variables, names);
  }

  /**
   * An expression that makes a service.
   *
   * @param fill says what an argument is filled with
   */
  CodeBlock make(Service service, Function<Argument, CodeBlock> fill) {
    CodeBlock arguments = arguments(service.arguments(), fill);
    if (service.origin() instanceof Origin.Factory factory) {
      MethodModel method = factory.factory().method();
      return CodeBlock.of("$T.$N($L)", JavaNames.of(method.owner()), method.name(), arguments);
    } else if (service.origin() instanceof Origin.Built) {
      return CodeBlock.of("new $T($L)", JavaNames.of(service.type()), arguments);
    } else if (service.origin() instanceof Origin.BuiltIn builtIn) {
      return builtIn(builtIn.service(), arguments);
    } else if (service.origin() instanceof Origin.Config config) {
      return codecs.config(
          config.model().type(), below(config.model().files(), arguments), service.place());
    } else if (service.origin() instanceof Origin.SessionCodec codec) {
      return CodeBlock.of("new $T()", codecs.session(codec.session(), service.place()));
    } else if (service.origin() instanceof Origin.SessionTokens) {
      return CodeBlock.of(
          "new $T<>($L)", ClassName.get("dev.pikku.auth", "SessionTokens"), arguments);
    } else if (service.origin() instanceof Origin.Secret secret) {
      return CodeBlock.of("$L.get($S)", arguments, secret.name());
    }
    if (service.origin() instanceof Origin.Remote remote) {
      return callers.make(
          remote.remote(), remote.here() ? Optional.of(rpcDoor) : Optional.empty(), arguments);
    }
    if (service.origin() instanceof Origin.Topic topic) {
      return CodeBlock.of("new $T($L)", publishers.of(topic, service.place()), arguments);
    } else if (service.origin() instanceof Origin.EventHub hub) {
      return CodeBlock.of("new $T($L)", publishers.of(hub, service.place()), arguments);
    }
    Origin.Sender sender = (Origin.Sender) service.origin();
    return CodeBlock.of("new $T($L)", senders.of(sender, service.place()), arguments);
  }

  /** Pikku's own logger, where nobody asks for one as a service. */
  static CodeBlock logger() {
    return CodeBlock.of("$T.of(environment)", ClassName.get("dev.pikku.service", "JsonLogger"));
  }

  private CodeBlock builtIn(BuiltInService service, CodeBlock arguments) {
    return switch (service) {
      case LOGGER -> logger();
      case CLOCK -> CodeBlock.of("$T.systemUTC()", Clock.class);
      case VARIABLES ->
          CodeBlock.of(
              "new $T(environment)", ClassName.get("dev.pikku.service", "EnvironmentVariables"));
      case SECRETS -> secrets();
      case QUEUE_SERVICE ->
          CodeBlock.of("new $T(environment)", ClassName.get("dev.pikku.aws", "SqsQueueService"));
      case CONTENT ->
          CodeBlock.of("$T.open(environment)", ClassName.get("dev.pikku.aws", "ContentStores"));
      case RPC_SERVICE ->
          CodeBlock.of("new $T(environment)", ClassName.get("dev.pikku.aws", "LambdaRpcService"));
      case CHANNEL_STORES ->
          CodeBlock.of("new $T(environment)", ClassName.get("dev.pikku.aws", "ChannelStores"));
      case CHANNEL_STORE -> CodeBlock.of("$L.channelStore()", arguments);
      case EVENT_HUB_STORE -> CodeBlock.of("$L.eventHubStore()", arguments);
      case IDEMPOTENCY_STORE ->
          CodeBlock.of("$T.open(environment)", ClassName.get("dev.pikku.aws", "IdempotencyStores"));
      case CONNECTIONS ->
          CodeBlock.of(
              "new $T(environment)", ClassName.get("dev.pikku.aws", "ApiGatewayConnections"));
      case EVENT_HUB_SERVICE ->
          CodeBlock.of(
              "new $T($L)", ClassName.get("dev.pikku.channel", "StoredEventHub"), arguments);
    };
  }

  private CodeBlock secrets() {
    if (secretsOnAws.isEmpty()) {
      return CodeBlock.of(
          "new $T(environment)", ClassName.get("dev.pikku.service", "EnvironmentSecrets"));
    }
    CodeBlock.Builder open =
        CodeBlock.builder()
            .add("$T.open(environment", ClassName.get("dev.pikku.aws", "SecretStores"));
    secretsOnAws.get().forEach(name -> open.add(", $S", name));
    return open.add(")").build();
  }

  /** An expression that calls a method, on an instance unless it is static. */
  static CodeBlock call(
      MethodModel method,
      Optional<Service> instance,
      List<Argument> arguments,
      Function<Argument, CodeBlock> fill) {
    CodeBlock target =
        instance
            .map(service -> fill.apply(new Argument.OfService(service)))
            .orElseGet(() -> CodeBlock.of("$T", JavaNames.of(method.owner())));
    return CodeBlock.of("$L.$N($L)", target, method.name(), arguments(arguments, fill));
  }

  private static CodeBlock arguments(List<Argument> arguments, Function<Argument, CodeBlock> fill) {
    return CodeBlock.join(arguments.stream().map(fill).toList(), ", ");
  }
}
