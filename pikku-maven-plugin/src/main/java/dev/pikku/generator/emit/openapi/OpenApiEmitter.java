package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.OpenApiConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.codec.Shapes;
import dev.pikku.generator.emit.openapi.PathTemplates.Template;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Describes what a backend answers over HTTP, as an OpenAPI 3.1 document. */
public final class OpenApiEmitter {
  /** Where the document is, below the directory of reports. */
  public static final String FILE = "openapi.json";

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final Set<String> ERRORS = Set.of("error", "invalidinputerror", "unknownerror");

  private final OpenApiConfig config;
  private final BackendConfig.HttpConfig http;
  private final PikkuModel model;
  private final Schemas schemas;
  private final Errors errors;
  private final Operations operations;
  private final SortedSet<String> tags = new TreeSet<>();

  private OpenApiEmitter(BackendConfig backend, PikkuModel model) {
    config = backend.openapi();
    http = backend.http();
    this.model = model;
    // what no code can be generated for, the codecs tell
    Shapes shapes = new Shapes(model.types(), backend.json().jackson(), new Diagnostics());
    PlainRecords records = new PlainRecords();
    httpFunctions(model).forEach(function -> Operations.collect(function, shapes, records));
    schemas = new Schemas(shapes, model.docs(), !backend.json().ignoreUnknownKeys(), records);
    errors = new Errors(schemas, prefix(model), backend.http().exposeErrors());
    operations = new Operations(model, backend, shapes, schemas, errors);
  }

  /**
   * Describes a backend; empty where nothing is wired to HTTP.
   *
   * @param model what the filters kept
   */
  public static Optional<ObjectNode> emit(BackendConfig config, PikkuModel model) {
    return httpFunctions(model).isEmpty()
        ? Optional.empty()
        : Optional.of(new OpenApiEmitter(config, model).document());
  }

  private static List<FunctionModel> httpFunctions(PikkuModel model) {
    return model.functions().stream()
        .filter(
            function -> function.wirings().stream().anyMatch(WiringModel.Http.class::isInstance))
        .toList();
  }

  private static List<WiringModel.Http> wirings(FunctionModel function) {
    return function.wirings().stream()
        .filter(WiringModel.Http.class::isInstance)
        .map(WiringModel.Http.class::cast)
        .toList();
  }

  /** A user's type keeps its name; Pikku's own bodies step aside. */
  private static String prefix(PikkuModel model) {
    Set<String> simpleNames =
        model.types().values().stream()
            .map(TypeModel::type)
            .map(type -> type.simpleName().substring(type.simpleName().lastIndexOf('.') + 1))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return ERRORS.stream().anyMatch(simpleNames::contains) ? "Pikku" : "";
  }

  private ObjectNode document() {
    ObjectNode document = Nodes.object().put("openapi", "3.1.0");
    document.set("info", info());
    document.set("servers", servers());
    ObjectNode paths = paths();
    if (!tags.isEmpty()) {
      ArrayNode named = document.putArray("tags");
      tags.forEach(tag -> named.addObject().put("name", tag));
    }
    document.set("paths", paths);
    document.set("components", components());
    return document;
  }

  private ObjectNode info() {
    ObjectNode info = Nodes.object().put("title", config.title());
    if (!config.description().isEmpty()) {
      info.put("description", config.description());
    }
    return info.put("version", config.version());
  }

  private ArrayNode servers() {
    ArrayNode servers = Nodes.object().putArray("servers");
    for (OpenApiConfig.Server server : config.servers()) {
      ObjectNode node = servers.addObject().put("url", server.url());
      if (!server.description().isEmpty()) {
        node.put("description", server.description());
      }
    }
    if (servers.isEmpty()) {
      servers.addObject().put("url", http.publicUrl().orElse("/"));
    }
    return servers;
  }

  private ObjectNode paths() {
    List<FunctionModel> functions = httpFunctions(model);
    PathTemplates templates =
        new PathTemplates(
            functions.stream().flatMap(function -> wirings(function).stream()).toList());
    SortedMap<String, SortedMap<Integer, ObjectNode>> byPath = new TreeMap<>();
    for (FunctionModel function : functions) {
      for (WiringModel.Http wiring : wirings(function)) {
        tags.addAll(wiring.tags());
        Template template = templates.of(wiring);
        byPath
            .computeIfAbsent(template.path(), path -> new TreeMap<>())
            .put(
                METHODS.indexOf(wiring.method().toLowerCase(Locale.ROOT)),
                operations.of(function, wiring, template));
      }
    }
    ObjectNode paths = Nodes.object();
    byPath.forEach(
        (path, byMethod) -> {
          ObjectNode item = paths.putObject(path);
          byMethod.forEach((method, operation) -> item.set(METHODS.get(method), operation));
        });
    return paths;
  }

  private ObjectNode components() {
    ObjectNode components = Nodes.object();
    components.putObject("schemas").setAll(schemas.components());
    if (!errors.responses().isEmpty()) {
      components.putObject("responses").setAll(errors.responses());
    }
    if (!config.security().isEmpty()) {
      ObjectNode schemes = components.putObject("securitySchemes");
      config.security().forEach((name, scheme) -> schemes.set(name, withScopes(scheme)));
    }
    return components;
  }

  /** OpenAPI wants scopes in every flow, be there none. */
  private static ObjectNode withScopes(ObjectNode scheme) {
    ObjectNode whole = scheme.deepCopy();
    whole
        .path("flows")
        .forEach(
            flow -> {
              if (!flow.has("scopes")) {
                ((ObjectNode) flow).putObject("scopes");
              }
            });
    return whole;
  }
}
