package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What a function's parameters and its wirings ask of each other. */
final class FunctionRules {
  /** Results that are whole answers. */
  private static final Set<String> NO_EVENTS =
      Set.of("byte[]", "java.io.InputStream", "dev.pikku.http.HttpResponse");

  private final Round round;
  private final GuardReader guards;
  private final ChannelRules channels;

  FunctionRules(Round round, GuardReader guards) {
    this.round = round;
    this.guards = guards;
    channels = new ChannelRules(round);
  }

  /**
   * Reports what does not fit.
   *
   * @param user what messages call the function
   */
  void check(FunctionModel function, ExecutableElement method, String user) {
    List<ParameterModel> parameters = function.method().parameters();
    Optional<ParameterModel> input =
        parameters.stream().filter(parameter -> parameter.kind() == Kind.INPUT).findFirst();
    for (WiringModel wiring : function.wirings()) {
      for (ParameterModel parameter : parameters) {
        checkWire(parameter, wiring, user);
        checkChannel(parameter, wiring, user);
        if (parameter.kind() == Kind.SESSION) {
          checkSession(parameter, wiring, user);
        }
      }
      if (wiring instanceof WiringModel.ScheduledTask && input.isPresent()) {
        error(
            Code.INVALID_FUNCTION,
            wiring.place(),
            user + " takes the input " + input.get().type() + ", but a clock has none to give.",
            "Remove the parameter or the schedule; a service needs a factory.");
      }
      if (wiring instanceof WiringModel.Http http) {
        if (http.sse()) {
          checkStream(function, http, user);
        }
        checkPath(http, input.flatMap(i -> mirror(i, method)), user);
      }
      if (wiring instanceof WiringModel.Channel channel) {
        channels.check(
            function, channel, input.flatMap(i -> mirror(i, method)), method.getReturnType(), user);
      }
      if (!isHeardTooLate(wiring)) {
        checkPermissions(function, wiring, input, method, user);
      }
    }
  }

  private void checkWire(ParameterModel parameter, WiringModel wiring, String user) {
    if (parameter.kind() != Kind.WIRE) {
      return;
    }
    String fitting =
        switch (wiring.wiringType()) {
          case "channel" -> "dev.pikku.wire.ChannelWire";
          case "http" -> "dev.pikku.wire.HttpWire";
          case "queue" -> "dev.pikku.wire.QueueJob";
          case "rpc" -> "dev.pikku.wire.RpcWire";
          default -> "dev.pikku.wire.ScheduledTask";
        };
    String type = parameter.type().toString();
    if (!type.equals(fitting) && !type.equals("dev.pikku.wire.Wire")) {
      String simple = type.substring(type.lastIndexOf('.') + 1);
      error(
          Code.INVALID_FUNCTION,
          wiring.place(),
          user + " takes a " + simple + ", which " + describe(wiring) + " has not.",
          "Take an Optional<" + simple + ">, or a Wire.");
    }
  }

  private void checkChannel(ParameterModel parameter, WiringModel wiring, String user) {
    if (parameter.kind() == Kind.CHANNEL && !wiring.hasChannel()) {
      error(
          Code.INVALID_FUNCTION,
          wiring.place(),
          user + " takes a Channel, which " + describe(wiring) + " has not.",
          wiring instanceof WiringModel.Http
              ? "Take an Optional<Channel<…>>, or have the route stream events: sse = true."
              : "Take an Optional<Channel<…>>.");
    }
  }

  private void checkStream(FunctionModel function, WiringModel.Http http, String user) {
    boolean sends =
        function.method().parameters().stream()
            .map(ParameterModel::kind)
            .anyMatch(kind -> kind == Kind.CHANNEL || kind == Kind.OPTIONAL_CHANNEL);
    if (!sends) {
      error(
          Code.INVALID_FUNCTION,
          http.place(),
          user + " has sse on " + http.label() + ", but takes nothing to send events by.",
          "Take a Channel<T> of what is sent, or remove sse.");
    }
    String returns = function.method().returns().type().toString();
    if (NO_EVENTS.contains(returns.replaceFirst("^java[.]util[.]Optional<(.*)>$", "$1"))) {
      error(
          Code.INVALID_FUNCTION,
          http.place(),
          user
              + " has sse on "
              + http.label()
              + ", but returns "
              + returns
              + ", which is no event.",
          "Return JSON, which is sent as the last event, or nothing.");
    }
  }

  /** Nobody is refused who has gone, so that no permission is asked. */
  private static boolean isHeardTooLate(WiringModel wiring) {
    return wiring instanceof WiringModel.Channel && !wiring.hasCaller();
  }

  private void checkSession(ParameterModel session, WiringModel wiring, String user) {
    String reason = withoutCaller(wiring);
    if (!reason.isEmpty()) {
      error(
          Code.SESSION_NOT_POSSIBLE,
          wiring.place(),
          user + " needs a " + session.type() + ", but " + describe(wiring) + reason + ".",
          "Take an Optional<" + simpleName(session.type()) + ">, or remove the wiring.");
    }
  }

  private static String withoutCaller(WiringModel wiring) {
    if (wiring.hasCaller()) {
      return wiring.needsSession() ? "" : " is public";
    }
    boolean mayHaveOne =
        wiring instanceof WiringModel.Channel
            || (wiring instanceof WiringModel.QueueWorker worker && worker.session());
    return mayHaveOne ? " may have none" : " has no caller";
  }

  private void checkPath(WiringModel.Http http, Optional<TypeMirror> input, String user) {
    List<String> wanted = RoutePattern.parse(http.route()).parameters();
    if (input.isPresent() && !isRecord(input.get())) {
      checkBody(http, input.get(), user);
      return;
    }
    Set<String> components = new TreeSet<>();
    input.ifPresent(type -> addComponents(type, components));
    for (String name : wanted) {
      if (!components.contains(name)) {
        String fact =
            input.isEmpty()
                ? ", but " + user + " takes no input."
                : ", but the input "
                    + simpleName(round.typeReader().ref(input.get()))
                    + " of "
                    + user
                    + " has no such component.";
        error(
            Code.UNKNOWN_ROUTE_PARAMETER,
            http.place(),
            "The route \"" + http.route() + "\" has the parameter \"" + name + "\"" + fact,
            Spelling.remedy(
                name,
                components,
                components.isEmpty()
                    ? "Take a record with that component."
                    : "Add it; the components are " + String.join(", ", components) + "."));
      }
    }
  }

  /** Only a record's components are bound from more than the body. */
  private void checkBody(WiringModel.Http http, TypeMirror input, String user) {
    String takes = user + " takes the input " + round.typeReader().ref(input);
    if (!RoutePattern.parse(http.route()).parameters().isEmpty()) {
      error(
          Code.UNKNOWN_ROUTE_PARAMETER,
          http.place(),
          "The route \""
              + http.route()
              + "\" has parameters, but "
              + takes
              + ", which is read from the body alone.",
          "Take a record with a component for each parameter.");
    } else if (http.isBodiless()) {
      error(
          Code.INVALID_FUNCTION,
          http.place(),
          takes + ", which is read from the body, but that of " + http.method() + " is not read.",
          "Take a record: its components are bound from the query, too.");
    }
  }

  private static boolean isRecord(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement().getKind() == ElementKind.RECORD;
  }

  private static void addComponents(TypeMirror type, Set<String> components) {
    TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
    for (RecordComponentElement component : element.getRecordComponents()) {
      components.add(component.getSimpleName().toString());
    }
  }

  private void checkPermissions(
      FunctionModel function,
      WiringModel wiring,
      Optional<ParameterModel> input,
      ExecutableElement method,
      String user) {
    List<TypeRef.ClassType> named = new ArrayList<>();
    function.classPermits().forEach(named::addAll);
    function.functionPermits().forEach(named::addAll);
    for (TypeRef.ClassType name : new TreeSet<>(named)) {
      guards
          .permission(name)
          .ifPresent(
              permission -> {
                for (ParameterModel parameter : permission.allows().parameters()) {
                  if (parameter.kind() == Kind.SESSION
                      && wiring.hasCaller()
                      && !wiring.needsSession()) {
                    checkSession(parameter, wiring, simpleName(name) + " before " + user);
                  }
                  if (parameter.kind() == Kind.INPUT) {
                    checkInput(parameter, name, function, input, method, user);
                  }
                }
              });
    }
  }

  private void checkInput(
      ParameterModel wanted,
      TypeRef.ClassType permission,
      FunctionModel function,
      Optional<ParameterModel> input,
      ExecutableElement method,
      String user) {
    Optional<TypeMirror> given = input.flatMap(i -> mirror(i, method));
    Optional<TypeMirror> needed = guards.inputOf(permission);
    if (needed.isPresent()
        && given.filter(type -> round.types().isAssignable(type, needed.get())).isEmpty()) {
      error(
          Code.INVALID_PERMISSION,
          function.method().place(),
          simpleName(permission)
              + " judges by a "
              + wanted.type()
              + ", but "
              + user
              + input.map(i -> " takes a " + i.type()).orElse(" takes no input")
              + ".",
          "Let both take the same record, or take another permission.");
    }
  }

  private Optional<TypeMirror> mirror(ParameterModel parameter, ExecutableElement method) {
    return round.typeReader().mirror(parameter.type(), method);
  }

  private static String describe(WiringModel wiring) {
    return switch (wiring.wiringType()) {
      case "channel" -> "its channel \"" + wiring.label() + "\"";
      case "http" -> "its route " + wiring.label();
      case "queue" -> "its queue \"" + wiring.label() + "\"";
      case "rpc" -> "its remote name \"" + wiring.label() + "\"";
      default -> "its schedule \"" + wiring.label() + "\"";
    };
  }

  private static String simpleName(TypeRef type) {
    return type instanceof TypeRef.ClassType named
        ? named.simpleName().substring(named.simpleName().lastIndexOf('.') + 1)
        : type.toString();
  }

  private void error(Code code, Place place, String fact, String remedy) {
    round.diagnostics().error(code, place, fact, remedy);
  }
}
