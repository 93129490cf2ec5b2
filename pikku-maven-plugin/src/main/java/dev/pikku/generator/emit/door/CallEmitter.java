package dev.pikku.generator.emit.door;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.door.Call.Check;
import dev.pikku.generator.emit.door.Call.Gate;
import dev.pikku.generator.emit.services.Argument;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.OnceModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.TransactionModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the method that serves one wiring: session, permissions that need no input, input, the
 * other permissions, services of the call, function, result.
 */
final class CallEmitter {
  private static final ClassName EVENTS = ClassName.get("dev.pikku.http", "EventStream");
  private static final ClassName ONCE = ClassName.get("dev.pikku.idempotency", "Once");

  private final Call call;
  private final DoorNames names;
  private final ServiceCode services;
  private final Transport transport;
  private final Optional<TypeRef.ClassType> sessionType;
  private final String self;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<Service> made = new HashSet<>();
  private boolean session;
  private int open;

  /**
   * @param self how the door is named before its members: empty in the door itself, else {@code
   *     door.}
   */
  CallEmitter(
      Call call,
      DoorNames names,
      ServiceCode services,
      Transport transport,
      Optional<TypeRef.ClassType> sessionType,
      String self) {
    this.call = call;
    this.names = names;
    this.services = services;
    this.transport = transport;
    this.sessionType = sessionType;
    this.self = self;
  }

  /** Writes the body into a method. */
  void addTo(MethodSpec.Builder method) {
    if (call.wiring().hasCaller()) {
      if (!call.function().scopes().isEmpty()) {
        scopes();
      } else if (call.wiring().needsSession()) {
        session();
      }
    }
    if (isStream()) {
      code.addStatement(
          "$1T events = $1T.of($2L, wire, $3Lenvironment)",
          EVENTS,
          self.isEmpty() ? "this" : "door",
          self);
    }
    gates(false);
    input();
    gates(true);
    call.once().ifPresent(this::begin);
    call.instance().ifPresent(this::make);
    call.arguments().forEach(this::make);
    transport.result(
        call,
        ServiceCode.call(call.function().method(), call.instance(), call.arguments(), this::fill),
        self,
        code);
    if (open > 0) {
      // what closes may throw anything
      method.addAnnotation(
          com.palantir.javapoet.AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "try")
              .build());
    }
    for (; open > 0; open--) {
      code.endControlFlow();
    }
    if (call.once().isPresent()) {
      // after the services of the call are closed, which may only then have done their part
      code.addStatement("once.done()").endControlFlow().endControlFlow();
    }
    method.addCode(code.build());
  }

  /** Nothing of the function runs where a call with the same key did. */
  private void begin(Call.Once once) {
    OnceModel telling = call.function().once().orElseThrow();
    boolean byHeader = telling.path().isEmpty();
    CodeBlock.Builder arguments =
        CodeBlock.builder().add("$L$N, wire", self, names.service(once.store()));
    if (call.wiring() instanceof WiringModel.Http) {
      arguments.add(
          once.sessions()
              .map(codec -> CodeBlock.of(", $L$N", self, names.service(codec)))
              .orElse(CodeBlock.of(", null")));
    }
    arguments.add(", $S, ", call.function().name());
    arguments.add(byHeader ? CodeBlock.of("$S", telling.header()) : key(telling));
    code.beginControlFlow(
            "try ($1T once = $1T.$2L($3L, $4L))",
            ONCE,
            byHeader ? "ofHeader" : "of",
            arguments.build(),
            telling.seconds())
        .beginControlFlow("if (once.isFirst())");
  }

  private static CodeBlock key(OnceModel telling) {
    CodeBlock.Builder key = CodeBlock.builder().add("input");
    telling.path().forEach(component -> key.add(".$N()", component));
    return switch (telling.form()) {
      case TEXT -> key.build();
      case ENUM -> key.add(".name()").build();
      case OTHER -> CodeBlock.of("$T.valueOf($L)", String.class, key.build());
    };
  }

  private void session() {
    Optional<TypeRef> asked = asksForSession();
    if (asked.isPresent()) {
      code.addStatement(
          "$1T session = wire.session($1T.class).require()", JavaNames.of(asked.get()));
      session = true;
    } else if (sessionType.isPresent()) {
      code.addStatement("wire.session($T.class).require()", JavaNames.of(sessionType.get()));
    } else {
      code.beginControlFlow("if (!wire.hasSession())")
          .addStatement("throw $Lunauthorized()", self)
          .endControlFlow();
    }
  }

  /** A public wiring of a function that asks for scopes needs a session all the same. */
  private void scopes() {
    sessionType.ifPresent(
        type -> {
          code.addStatement("$1T session = wire.session($1T.class).require()", JavaNames.of(type));
          session = true;
        });
    code.addStatement(
        "$T.require(session.scopes(), $L)",
        ClassName.get("dev.pikku.auth", "Scopes"),
        CodeBlock.join(
            call.function().scopes().stream().map(s -> CodeBlock.of("$S", s)).toList(), ", "));
  }

  private Optional<TypeRef> asksForSession() {
    return java.util.stream.Stream.concat(
            call.arguments().stream(),
            call.gates().stream()
                .flatMap(gate -> gate.branches().stream().flatMap(List::stream))
                .flatMap(check -> check.arguments().stream()))
        .filter(Argument.OfCall.class::isInstance)
        .map(argument -> ((Argument.OfCall) argument).parameter())
        .filter(parameter -> parameter.kind() == ParameterModel.Kind.SESSION)
        .map(ParameterModel::type)
        .findFirst();
  }

  private void gates(boolean withInput) {
    for (Gate gate : call.gates()) {
      if (gate.needsInput() == withInput) {
        gate(gate);
      }
    }
  }

  private void gate(Gate gate) {
    for (List<Check> branch : gate.branches()) {
      for (Check check : branch) {
        check.instance().ifPresent(this::make);
        check.arguments().forEach(this::make);
      }
    }
    List<CodeBlock> branches = gate.branches().stream().map(this::branch).toList();
    boolean single = branches.size() == 1 && gate.branches().get(0).size() == 1;
    code.beginControlFlow(single ? "if (!$L)" : "if (!($L))", CodeBlock.join(branches, " || "))
        .addStatement("throw $Ldenied()", self)
        .endControlFlow();
  }

  private CodeBlock branch(List<Check> branch) {
    return CodeBlock.join(
        branch.stream()
            .map(
                check ->
                    ServiceCode.call(
                        check.permission().allows(),
                        check.instance(),
                        check.arguments(),
                        this::fill))
            .toList(),
        " && ");
  }

  private void input() {
    for (Argument argument : call.arguments()) {
      if (argument instanceof Argument.OfCall of
          && of.parameter().kind() == ParameterModel.Kind.INPUT) {
        transport.input(call, of.parameter(), self, code);
      }
    }
  }

  private void make(Argument argument) {
    if (argument instanceof Argument.OfService of) {
      make(of.service());
    }
  }

  /** Makes a service of the call, after those it needs, unless it is there. */
  private void make(Service service) {
    if (!service.perCall() || !made.add(service)) {
      return;
    }
    service.needs().forEach(this::make);
    CodeBlock variable =
        CodeBlock.of(
            "$T $N = $L",
            JavaNames.of(service.type()),
            names.service(service),
            services.make(service, this::fill));
    if (service.closeable()) {
      code.beginControlFlow("try ($L)", variable);
      open++;
    } else {
      code.addStatement(variable);
    }
  }

  private CodeBlock fill(Argument argument) {
    if (argument instanceof Argument.OfService of) {
      String name = names.service(of.service());
      return CodeBlock.of("$L", of.service().perCall() ? name : self + name);
    }
    ParameterModel parameter = ((Argument.OfCall) argument).parameter();
    return switch (parameter.kind()) {
      case INPUT -> CodeBlock.of("input");
      case WIRE -> CodeBlock.of("wire");
      case OPTIONAL_WIRE -> optionalWire(parameter);
      case SESSION ->
          session
              ? CodeBlock.of("session")
              : CodeBlock.of("wire.session($T.class).require()", JavaNames.of(parameter.type()));
      case OPTIONAL_SESSION, SESSION_HANDLE -> session(parameter);
      case TRANSACTION -> transaction(parameter.type());
      case CHANNEL -> channel(parameter);
      case OPTIONAL_CHANNEL ->
          call.wiring().hasChannel()
              ? CodeBlock.of("$T.of($L)", Optional.class, channel(parameter))
              : CodeBlock.of("$T.empty()", Optional.class);
      case SERVICE, QUEUE, TOPIC, EVENT_HUB, SECRET ->
          throw new IllegalStateException(parameter + " is a service");
    };
  }

  private static CodeBlock transaction(TypeRef type) {
    return switch (TransactionModel.of(type.toString()).orElseThrow()) {
      case DATABASE -> CodeBlock.of("once.transaction($T.class)", JavaNames.of(type));
      case DYNAMODB -> CodeBlock.of("$T.of(once)", JavaNames.of(type));
    };
  }

  private CodeBlock optionalWire(ParameterModel parameter) {
    String own = transport.kind().wire().toString();
    String wanted = of(parameter).toString();
    return wanted.equals(own) || wanted.equals("dev.pikku.wire.Wire")
        ? CodeBlock.of("$T.of(wire)", Optional.class)
        : CodeBlock.of("$T.empty()", Optional.class);
  }

  private CodeBlock channel(ParameterModel parameter) {
    return isStream()
        ? CodeBlock.of("new $T(events)", services.events(parameter))
        : CodeBlock.of("new $T(wire)", services.channel(parameter));
  }

  private boolean isStream() {
    return call.wiring() instanceof WiringModel.Http http && http.sse();
  }

  private static CodeBlock session(ParameterModel parameter) {
    CodeBlock handle = CodeBlock.of("wire.session($T.class)", JavaNames.of(of(parameter)));
    return parameter.kind() == ParameterModel.Kind.SESSION_HANDLE
        ? handle
        : CodeBlock.of("$L.get()", handle);
  }

  /** The one argument of {@code Optional<…>} or {@code Session<…>}. */
  private static TypeRef of(ParameterModel parameter) {
    return ((TypeRef.ClassType) parameter.type()).arguments().get(0);
  }
}
