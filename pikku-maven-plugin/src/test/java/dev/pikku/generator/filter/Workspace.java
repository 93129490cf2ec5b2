package dev.pikku.generator.filter;

import dev.pikku.generator.config.FilterConfig;
import dev.pikku.generator.config.FilterConfig.Kind;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small workspace to be filtered: todos over HTTP, a queue and a schedule. */
final class Workspace {
  static final Place PLACE = new Place("Todos.java", 1);

  private Workspace() {}

  static PikkuModel model() {
    return model(functions());
  }

  static PikkuModel model(List<FunctionModel> functions) {
    return new PikkuModel(
        functions,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }

  static List<FunctionModel> functions() {
    return List.of(
        function("com.acme.todos", "Todos.create", http("POST", "/todos", "api")),
        function("com.acme.todos", "Todos.get", http("GET", "/todos/{id}", "api")),
        function(
            "com.acme.todos",
            "Todos.remind",
            http("POST", "/todos/{id}/remind", "api", "jobs"),
            queue("todo-reminders", "jobs")),
        function("com.acme.todos.jobs", "Expiry.expire", task("expireTodos", "jobs")),
        function("com.acme.admin", "Admin.drop", http("DELETE", "/admin/drop", "edge-only")));
  }

  static FunctionModel function(String packageName, String name, WiringModel... wirings) {
    String[] parts = name.split("[.]", -1);
    TypeUse none =
        new TypeUse(new TypeRef.PrimitiveType("void"), false, false, List.of(), List.of());
    MethodModel method =
        new MethodModel(
            new TypeRef.ClassType(packageName, parts[0]), parts[1], true, List.of(), none, PLACE);
    return new FunctionModel(
        name,
        method,
        List.of(),
        List.of(wirings),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  static WiringModel http(String method, String route, String... tags) {
    return new WiringModel.Http(
        method, route, 200, false, false, true, Optional.empty(), List.of(tags), List.of(), PLACE);
  }

  static WiringModel queue(String name, String... tags) {
    return new WiringModel.QueueWorker(
        name, 10, 0, 0, false, true, 3, false, List.of(tags), List.of(), PLACE);
  }

  static WiringModel task(String name, String... tags) {
    return new WiringModel.ScheduledTask(
        name, "0 3 * * 1", "", "", "", List.of(tags), List.of(), PLACE);
  }

  /** {@code "tags=api,jobs excludeNames=Todos.*"}, stated in the module at line 1, 2, … */
  static FilterConfig filters(String text) {
    return filters(text, false);
  }

  static FilterConfig filters(String text, boolean inherited) {
    Map<Kind, List<FilterConfig.Value>> includes = new EnumMap<>(Kind.class);
    Map<Kind, List<FilterConfig.Value>> excludes = new EnumMap<>(Kind.class);
    for (String part : text.isEmpty() ? new String[0] : text.split("; ", -1)) {
      String key = part.substring(0, part.indexOf('='));
      List<FilterConfig.Value> values =
          List.of(part.substring(part.indexOf('=') + 1).split(",", -1)).stream()
              .map(v -> new FilterConfig.Value(v, inherited, new Place("pikku.config.json", 3, 7)))
              .toList();
      for (Kind kind : Kind.values()) {
        if (kind.key().equals(key)) {
          includes.put(kind, values);
        } else if (kind.excludeKey().equals(key)) {
          excludes.put(kind, values);
        }
      }
    }
    return new FilterConfig(includes, excludes);
  }
}
