package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.CorsConfig;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.JavaNames;
import dev.pikku.generator.emit.codec.OptionalUse;
import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.Shape;
import dev.pikku.generator.emit.codec.Shapes;
import dev.pikku.generator.emit.door.Guards;
import dev.pikku.generator.emit.openapi.PathTemplates.Template;
import dev.pikku.generator.emit.openapi.PathTemplates.Variable;
import dev.pikku.generator.model.CorsModel;
import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One operation for each HTTP wiring. */
final class Operations {
  private static final Set<String> WITHOUT_BODY = Set.of("204", "205");

  private final PikkuModel model;
  private final BackendConfig config;
  private final SortedSet<String> schemes;
  private final Shapes shapes;
  private final Schemas schemas;
  private final Errors errors;
  private final KnownErrors known;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> functions = new HashSet<>();

  Operations(
      PikkuModel model, BackendConfig config, Shapes shapes, Schemas schemas, Errors errors) {
    this.model = model;
    this.config = config;
    schemes = new TreeSet<>(config.openapi().security().keySet());
    this.shapes = shapes;
    this.schemas = schemas;
    this.errors = errors;
    known = new KnownErrors(model.errors());
  }

  /** What a function takes, unless it takes nothing. */
  static Optional<ParameterModel> input(FunctionModel function) {
    return function.method().parameters().stream()
        .filter(parameter -> parameter.kind() == ParameterModel.Kind.INPUT)
        .findFirst();
  }

  ObjectNode of(FunctionModel function, WiringModel.Http wiring, Template path) {
    ObjectNode operation = Nodes.object();
    DocModel doc = model.docs().of(function);
    operation.put("operationId", id(function, wiring));
    if (!function.summary().isEmpty()) {
      operation.put("summary", function.summary());
    }
    if (!doc.text().isEmpty() && !doc.text().equals(function.summary())) {
      operation.put("description", doc.text());
    }
    if (!wiring.tags().isEmpty()) {
      wiring.tags().forEach(operation.putArray("tags")::add);
    }
    security(function, wiring, operation);
    Responses responses = new Responses(errors);
    input(function, wiring, path, doc, operation, responses);
    result(function, wiring, doc, responses);
    if (needsSession(function, wiring)) {
      responses.usual("401");
    }
    if (isGuarded(function, wiring) || refusesPages(wiring)) {
      responses.usual("403");
    }
    responses.usual("500");
    responses.usual("default");
    responses.declared(known.of(function.thrown(), doc));
    operation.set("responses", responses.node());
    return operation;
  }

  /** A function's name; its further wirings have method and route behind it. */
  private String id(FunctionModel function, WiringModel.Http wiring) {
    String name = function.name();
    String wanted =
        functions.add(name)
            ? name
            : name
                + "_"
                + wiring.method().toLowerCase(Locale.ROOT)
                + JavaNames.upperCamel(wiring.route());
    String id = wanted;
    for (int i = 2; !ids.add(id); i++) {
      id = wanted + i;
    }
    return id;
  }

  private void security(FunctionModel function, WiringModel.Http wiring, ObjectNode operation) {
    boolean optional =
        function.method().parameters().stream()
            .anyMatch(
                parameter ->
                    parameter.kind() == ParameterModel.Kind.OPTIONAL_SESSION
                        || parameter.kind() == ParameterModel.Kind.SESSION_HANDLE);
    boolean needed = needsSession(function, wiring);
    if (schemes.isEmpty() && needed) {
      return; // how callers get a session is nobody's business here
    }
    ArrayNode security = operation.putArray("security");
    if (!needed && optional && !schemes.isEmpty()) {
      security.addObject();
    }
    if (needed || optional) {
      for (String scheme : schemes) {
        ArrayNode scopes = security.addObject().putArray(scheme);
        function.scopes().forEach(scopes::add);
      }
    }
  }

  private static boolean needsSession(FunctionModel function, WiringModel.Http wiring) {
    return !wiring.isPublic() || !function.scopes().isEmpty();
  }

  private void input(
      FunctionModel function,
      WiringModel.Http wiring,
      Template path,
      DocModel doc,
      ObjectNode operation,
      Responses responses) {
    boolean bodiless = wiring.isBodiless();
    Optional<ParameterModel> input = input(function);
    Optional<Shape> shape = input.map(of -> shapes.of(of.use(), of.place()));
    Shape.Structure record =
        shape.orElse(null) instanceof Shape.Structure structure ? structure : null;
    ArrayNode list = Nodes.object().putArray("parameters");
    Parameters parameters = new Parameters(schemas, list);
    Optional<RecordType> type = Optional.ofNullable(record).map(Shape.Structure::type);
    for (Variable variable : path.variables()) {
      parameters.path(type, variable);
    }
    Optional<ObjectNode> body = Optional.empty();
    if (record != null) {
      List<RecordType.Component> others = Parameters.others(record.type(), path.variables());
      if (bodiless) {
        others.stream()
            .filter(each -> Presence.fromText(each.shape()))
            .forEach(each -> parameters.query(record.type(), each));
      }
      for (RecordType.Component component : record.type().components()) {
        if (component.model().header().isPresent()) {
          parameters.header(record.type(), component);
        } else if (component.model().cookie().isPresent()) {
          parameters.cookie(record.type(), component);
        }
      }
      if (!bodiless && !others.isEmpty()) {
        body = Optional.of(new RequestBodies(schemas).record(record, others));
      }
      responses.usual("400");
      responses.usual("422");
      if (!bodiless) {
        responses.usual("413");
        responses.usual("415");
      }
    } else if (shape.isPresent() && !bodiless) {
      body = Optional.of(document(input.orElseThrow().use(), shape.get(), responses));
    }
    if (!list.isEmpty()) {
      operation.set("parameters", list);
    }
    body.ifPresent(
        node -> {
          ObjectNode described = Nodes.object();
          input.ifPresent(of -> Nodes.describe(described, doc.member(of.name())));
          described.setAll(node);
          operation.set("requestBody", described);
        });
  }

  private ObjectNode document(TypeUse use, Shape shape, Responses responses) {
    RequestBodies bodies = new RequestBodies(schemas);
    Optional<OptionalUse> held = OptionalUse.of(use);
    String type = held.map(OptionalUse::value).orElse(use).type().toString();
    responses.usual("413");
    if (type.equals("byte[]")) {
      return bodies.bytes();
    }
    responses.usual("400");
    responses.usual("415");
    responses.usual("422");
    return type.equals("java.lang.String") ? bodies.text(held.isEmpty()) : bodies.json(shape);
  }

  private void result(
      FunctionModel function, WiringModel.Http wiring, DocModel doc, Responses responses) {
    TypeUse returns = function.method().returns();
    String type = returns.type().toString();
    boolean empty = type.equals("void") || type.equals("java.lang.Void");
    Optional<OptionalUse> held = OptionalUse.of(returns);
    boolean optional = held.isPresent();
    TypeUse value = held.map(OptionalUse::value).orElse(returns);
    if (wiring.etag()) {
      responses.withoutBody("304", "The caller has it already.");
    }
    if (value.type().toString().equals("dev.pikku.http.HttpResponse")) {
      responses.own(doc.returns());
      return;
    }
    if (wiring.sse()) {
      responses.events(doc.returns());
      return;
    }
    if (empty || optional || returns.nullable()) {
      responses.empty(empty ? doc.returns() : "");
    }
    if (empty) {
      return;
    }
    String status = String.valueOf(wiring.status());
    if (wiring.method().equals("HEAD") || WITHOUT_BODY.contains(status)) {
      responses.withoutBody(status, doc.returns());
      return;
    }
    switch (value.type().toString()) {
      case "byte[]", "java.io.InputStream" -> responses.bytes(status, doc.returns());
      default -> {
        Shape shape = shapes.of(notNull(value), function.method().place());
        responses.json(status, doc.returns(), schemas.document(shape));
      }
    }
  }

  /** Null is answered without a body. */
  private static TypeUse notNull(TypeUse use) {
    return new TypeUse(use.type(), false, use.valid(), use.constraints(), use.arguments());
  }

  private boolean isGuarded(FunctionModel function, WiringModel.Http wiring) {
    return !function.scopes().isEmpty()
        || !Guards.of(model, function, wiring).permissions().isEmpty();
  }

  /** Whether pages of other origins are turned away, where they would change something. */
  private boolean refusesPages(WiringModel.Http wiring) {
    boolean none =
        wiring
            .cors()
            .map(CorsModel::origins)
            .or(() -> config.http().cors().map(CorsConfig::origins))
            .orElse(List.of())
            .isEmpty();
    return !none && !Set.of("GET", "HEAD", "OPTIONS").contains(wiring.method());
  }

  /** The shapes of everything that goes in and out over HTTP. */
  static void collect(FunctionModel function, Shapes shapes, PlainRecords records) {
    Place place = function.method().place();
    input(function).ifPresent(input -> records.add(shapes.of(input.use(), input.place())));
    String type = function.method().returns().type().toString();
    if (!Set.of("void", "java.lang.Void", "dev.pikku.http.HttpResponse", "java.io.InputStream")
        .contains(type)) {
      records.add(shapes.of(function.method().returns(), place));
    }
  }
}
