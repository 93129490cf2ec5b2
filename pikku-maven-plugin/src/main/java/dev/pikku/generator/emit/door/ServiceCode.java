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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Expressions that make services and call methods on them. */
final class ServiceCode {
  private final Codecs codecs;

  private final QueueSenders senders;

  ServiceCode(Codecs codecs, QueueSenders senders) {
    this.codecs = codecs;
    this.senders = senders;
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
      return builtIn(builtIn.service());
    } else if (service.origin() instanceof Origin.Config config) {
      return codecs.config(config.type(), arguments, service.place());
    } else if (service.origin() instanceof Origin.SessionCodec codec) {
      return CodeBlock.of("new $T()", codecs.session(codec.session(), service.place()));
    } else if (service.origin() instanceof Origin.SessionTokens) {
      return CodeBlock.of(
          "new $T<>($L)", ClassName.get("dev.pikku.auth", "SessionTokens"), arguments);
    } else if (service.origin() instanceof Origin.Secret secret) {
      return CodeBlock.of("$L.get($S)", arguments, secret.name());
    }
    Origin.Sender sender = (Origin.Sender) service.origin();
    return CodeBlock.of("new $T($L)", senders.of(sender, service.place()), arguments);
  }

  static CodeBlock builtIn(BuiltInService service) {
    return switch (service) {
      case LOGGER ->
          CodeBlock.of("$T.of(environment)", ClassName.get("dev.pikku.service", "JsonLogger"));
      case CLOCK -> CodeBlock.of("$T.systemUTC()", Clock.class);
      case VARIABLES ->
          CodeBlock.of(
              "new $T(environment)", ClassName.get("dev.pikku.service", "EnvironmentVariables"));
      case SECRETS ->
          CodeBlock.of(
              "new $T(environment)", ClassName.get("dev.pikku.service", "EnvironmentSecrets"));
      case QUEUE_SERVICE ->
          CodeBlock.of("new $T(environment)", ClassName.get("dev.pikku.aws", "SqsQueueService"));
    };
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
