package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.Shape;
import dev.pikku.generator.emit.openapi.PathTemplates.Variable;
import java.util.List;
import java.util.Optional;

/** Parameters in paths, queries, headers and cookies. */
final class Parameters {
  private final Schemas schemas;
  private final ArrayNode parameters;

  /**
   * @param parameters what they are added to
   */
  Parameters(Schemas schemas, ArrayNode parameters) {
    this.schemas = schemas;
    this.parameters = parameters;
  }

  void path(Optional<RecordType> record, Variable variable) {
    Optional<RecordType.Component> component =
        record.flatMap(
            type ->
                type.components().stream()
                    .filter(each -> each.name().equals(variable.component()))
                    .findFirst());
    ObjectNode schema =
        component.isPresent() && variable.part() == 0
            ? schemas.text(record.orElseThrow(), component.get())
            : Nodes.ofType("string");
    if (schema.path("type").asText().equals("array")) {
      schema.put("maxItems", 1); // a segment is one text
    }
    schema.remove("default");
    ObjectNode parameter = parameter("path", variable.name(), true);
    if (component.isPresent() && variable.part() > 0) {
      Nodes.describe(parameter, schemas.doc(record.orElseThrow(), component.get()));
    }
    if (variable.part() > 0) {
      Nodes.describe(
          parameter,
          variable.last()
              ? "Everything that is left of the path, slashes included."
              : "The next segment of what is left of the path.");
      parameter.put("x-pikku-rest", variable.component());
    }
    finish(parameter, schema);
  }

  void header(RecordType record, RecordType.Component component) {
    String name = component.model().header().orElseThrow();
    finish(
        parameter("header", name, Presence.requiredInText(component)),
        schemas.text(record, component));
  }

  void cookie(RecordType record, RecordType.Component component) {
    String name = component.model().cookie().orElseThrow();
    finish(
        parameter("cookie", name, Presence.requiredInText(component)),
        schemas.text(record, component));
  }

  void query(RecordType record, RecordType.Component component) {
    ObjectNode parameter = parameter("query", component.name(), Presence.requiredInText(component));
    if (Presence.value(component.shape()) instanceof Shape.Sequence) {
      parameter.put("style", "form").put("explode", !component.model().csv());
    }
    finish(parameter, schemas.text(record, component));
  }

  private static ObjectNode parameter(String in, String name, boolean required) {
    ObjectNode parameter = Nodes.object().put("name", name).put("in", in);
    return required ? parameter.put("required", true) : parameter;
  }

  /** A description belongs to the parameter rather than to its schema. */
  private void finish(ObjectNode parameter, ObjectNode schema) {
    Nodes.describe(parameter, schema.path("description").asText());
    schema.remove("description");
    parameter.set("schema", schema);
    parameters.add(parameter);
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return parameters.isEmpty();
  }

  /** Components that are bound from neither path, header nor cookie. */
  static List<RecordType.Component> others(RecordType record, List<Variable> variables) {
    return record.components().stream()
        .filter(each -> each.model().header().isEmpty() && each.model().cookie().isEmpty())
        .filter(each -> variables.stream().noneMatch(v -> v.component().equals(each.name())))
        .toList();
  }
}
