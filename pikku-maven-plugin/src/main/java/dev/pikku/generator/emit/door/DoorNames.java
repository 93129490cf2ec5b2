package dev.pikku.generator.emit.door;

import com.palantir.javapoet.NameAllocator;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.emit.services.Service;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What services and wirings of one door are called in its generated code. */
final class DoorNames {
  /** Names that generated methods use for something else. */
  private static final List<String> TAKEN =
      List.of(
          "calls",
          "door",
          "environment",
          "events",
          "http",
          "checkpoints",
          "in",
          "input",
          "localCalls",
          "out",
          "result",
          "session",
          "thrown",
          "value",
          "wire",
          "wiring");

  /** Methods that doors inherit. */
  private static final List<String> INHERITED =
      List.of(
          "ended", "event", "find", "input", "json", "reply", "run", "runTask", "serve", "work");

  private final NameAllocator variables = new NameAllocator();
  private final NameAllocator methods = new NameAllocator();
  private final Map<Service, String> services = new HashMap<>();
  private final List<String> chains = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> localCalls = new ArrayList<>();

  DoorNames(DoorPlan plan) {
    TAKEN.forEach(variables::newName);
    INHERITED.forEach(methods::newName);
    for (int i = 0; i < plan.chains().size(); i++) {
      chains.add(variables.newName("chain" + i));
    }
    plan.singletons().keySet().forEach(this::add);
    plan.perCall().forEach(this::add);
    for (Call call : plan.calls()) {
      calls.add(methods.newName(suggestion(call.wiring())));
    }
    for (Call call : plan.localCalls()) {
      localCalls.add(methods.newName(suggestion(call.wiring())));
    }
  }

  private void add(Service service) {
    String name = suggestion(service);
    // a secret may be called by signs that no identifier has
    services.put(service, variables.newName(name.isEmpty() ? "service" : name));
  }

  /** The field, or the local variable, that holds a service. */
  String service(Service service) {
    return String.valueOf(services.get(service));
  }

  /** The field of a chain of middleware. */
  String chain(int chain) {
    return chains.get(chain);
  }

  /** The method that serves a wiring. */
  String call(int wiring) {
    return calls.get(wiring);
  }

  /** The method that serves a remote function which is called here, too. */
  String localCall(int wiring) {
    return localCalls.get(wiring);
  }

  private static String suggestion(Service service) {
    if (service.origin() instanceof Origin.Secret secret) {
      return JavaNames.lowerCamel(secret.name());
    }
    if (service.origin() instanceof Origin.Sender sender) {
      return JavaNames.lowerCamel(sender.queue()) + "Queue";
    }
    if (service.origin() instanceof Origin.Topic topic) {
      return JavaNames.lowerCamel(topic.name()) + "Topic";
    }
    String type = words(service.type());
    return service
        .name()
        .map(name -> JavaNames.lowerCamel(name) + type)
        .orElseGet(() -> JavaNames.lowerCamel(type));
  }

  /** {@code ListOfTodo} for {@code List<Todo>}. */
  static String words(TypeRef type) {
    if (!(type instanceof TypeRef.ClassType of)) {
      return JavaNames.upperCamel(type.toString());
    }
    String simple = of.simpleName().substring(of.simpleName().lastIndexOf('.') + 1);
    StringBuilder words = new StringBuilder(simple);
    for (int i = 0; i < of.arguments().size(); i++) {
      words.append(i == 0 ? "Of" : "And").append(words(of.arguments().get(i)));
    }
    return words.toString();
  }

  private static String suggestion(WiringModel wiring) {
    if (wiring instanceof WiringModel.Http http) {
      String path = JavaNames.upperCamel(http.route());
      return http.method().toLowerCase(Locale.ROOT) + (path.isEmpty() ? "Root" : path);
    }
    if (wiring instanceof WiringModel.Channel channel) {
      String name = JavaNames.lowerCamel(channel.label());
      // "_: !" has no sign that a name keeps
      return name.isEmpty() ? "message" : name;
    }
    if (wiring instanceof WiringModel.Rpc) {
      return "call" + JavaNames.upperCamel(wiring.label());
    }
    return (wiring instanceof WiringModel.QueueWorker ? "work" : "run")
        + JavaNames.upperCamel(wiring.label());
  }
}
