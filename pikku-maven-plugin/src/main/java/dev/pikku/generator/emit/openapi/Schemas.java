package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.emit.codec.Cascade;
import dev.pikku.generator.emit.codec.RecordType;
import dev.pikku.generator.emit.codec.ScalarType;
import dev.pikku.generator.emit.codec.SealedType;
import dev.pikku.generator.emit.codec.Shape;
import dev.pikku.generator.emit.codec.Shapes;
import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.DocsModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The JSON Schemas of types; records, enums and sealed interfaces become components. */
final class Schemas {
  private final Shapes shapes;
  private final DocsModel docs;
  private final boolean closed;
  private final PlainRecords plain;
  private final ComponentNames names = new ComponentNames();
  private final SortedMap<String, ObjectNode> components = new TreeMap<>();
  private final Map<RecordType, Boolean> constrained = new HashMap<>();

  /**
   * One form of a record.
   *
   * @param variant whether it says its {@code type}, as one of a sealed interface's
   * @param checked whether constraints hold: where no {@code @Valid} stands, they do not
   */
  private record Form(RecordType type, boolean variant, boolean checked) {}

  private record ChoiceForm(SealedType type, boolean checked) {}

  /** The components of a record that a request's body has. */
  private record BodyForm(RecordType type, List<String> components) {}

  /**
   * @param closed whether keys that no component has are refused
   * @param plain the records that occur as themselves
   */
  Schemas(Shapes shapes, DocsModel docs, boolean closed, PlainRecords plain) {
    this.shapes = shapes;
    this.docs = docs;
    this.closed = closed;
    this.plain = plain;
  }

  /** Everything that was referred to, by name. */
  SortedMap<String, ObjectNode> components() {
    return components;
  }

  /** Names a component that is no type's, such as an error's body. */
  String add(String wanted, ObjectNode schema) {
    String name = names.of("the own " + wanted, wanted);
    components.put(name, schema);
    return name;
  }

  /** A document as JSON: an input that is no record, or a result. */
  ObjectNode document(Shape shape) {
    return value(shape, !(shape instanceof Shape.Maybe), true);
  }

  /** A body with some of a record's components; the record itself where it has them all. */
  ObjectNode body(Shape.Structure record, List<RecordType.Component> kept) {
    RecordType type = record.type();
    if (kept.size() == type.components().size()) {
      return document(record);
    }
    BodyForm form = new BodyForm(type, kept.stream().map(RecordType.Component::name).toList());
    String name = names.of(form, type.name() + "Body");
    if (!components.containsKey(name)) {
      components.put(name, object(type, kept, false, true));
    }
    return Nodes.ref(name);
  }

  /** The schema that a reference names, or the schema itself. */
  ObjectNode resolved(ObjectNode schema) {
    String ref = schema.path("$ref").asText();
    ObjectNode named = components.get(ref.substring(ref.lastIndexOf('/') + 1));
    return named == null ? schema : named;
  }

  /** A component as text gives it: no null, a list one text for each element. */
  ObjectNode text(RecordType record, RecordType.Component component) {
    Shape value = Presence.value(component.shape());
    ObjectNode schema =
        value instanceof Shape.Untyped ? Nodes.ofType("string") : present(value, true, true);
    if (value instanceof Shape.Sequence list && list.element() instanceof Shape.Untyped) {
      schema.set("items", Nodes.ofType("string"));
    }
    ConstraintKeywords.add(Presence.constraints(component.shape()), value, schema);
    return described(record, component, schema);
  }

  /** A component as the files of a form give it. */
  ObjectNode file(RecordType record, RecordType.Component component) {
    Shape value = Presence.value(component.shape());
    ObjectNode file = Nodes.ofType("string").put("contentMediaType", "application/octet-stream");
    if (!(value instanceof Shape.Sequence list)) {
      ConstraintKeywords.addToFile(Presence.constraints(component.shape()), file);
      return described(record, component, file);
    }
    ConstraintKeywords.addToFile(list.element().use().constraints(), file);
    ObjectNode files = Nodes.ofType("array");
    files.set("items", file);
    ConstraintKeywords.add(Presence.constraints(component.shape()), list, files);
    return described(record, component, files);
  }

  /** What is said of a component. */
  String doc(RecordType record, RecordType.Component component) {
    return docs.of(record.type().raw()).member(component.name());
  }

  private ObjectNode described(
      RecordType record, RecordType.Component component, ObjectNode schema) {
    Nodes.describe(schema, doc(record, component));
    JsonNode fallback = DefaultValue.of(component);
    if (!fallback.isMissingNode()) {
      schema.set("default", fallback);
    }
    return schema;
  }

  /**
   * Any value.
   *
   * @param constrain whether the constraints that stand here hold
   * @param inside whether those of records below do
   */
  private ObjectNode value(Shape shape, boolean constrain, boolean inside) {
    Shape value = Presence.value(shape);
    ObjectNode schema = present(value, constrain, inside);
    if (constrain) {
      ConstraintKeywords.add(Presence.constraints(shape), value, schema);
    }
    return Presence.nullable(shape, constrain) ? Nodes.orNull(schema) : schema;
  }

  private ObjectNode present(Shape shape, boolean constrain, boolean inside) {
    if (shape instanceof Shape.Scalar scalar) {
      return ScalarSchemas.of(scalar.type());
    } else if (shape instanceof Shape.Enumeration enumeration) {
      return Nodes.ref(enumeration(enumeration));
    } else if (shape instanceof Shape.Structure structure) {
      return Nodes.ref(record(structure.type(), false, inside || !isConstrained(structure)));
    } else if (shape instanceof Shape.Choice choice) {
      return Nodes.ref(choice(choice, inside || !Cascade.matters(choice)));
    } else if (shape instanceof Shape.Sequence sequence) {
      ObjectNode array = Nodes.ofType("array");
      array.set("items", value(sequence.element(), constrain, inside));
      if (isSet(sequence)) {
        array.put("uniqueItems", true);
      }
      return array;
    } else if (shape instanceof Shape.Mapping mapping) {
      return map(mapping, constrain, inside);
    } else if (shape instanceof Shape.Maybe maybe) {
      return value(maybe, constrain, inside);
    }
    // whatever JSON has: a type that says so, or that Jackson reads
    return Nodes.object();
  }

  /** What Java tells apart and JSON Schema does not, 1.0 and 1.00 for one, may be there twice. */
  private static boolean isSet(Shape.Sequence sequence) {
    boolean set =
        sequence.kind() == Shape.Sequence.Kind.SET
            || sequence.kind() == Shape.Sequence.Kind.SORTED_SET;
    if (sequence.element() instanceof Shape.Scalar scalar) {
      return set
          && scalar.type().kind() != ScalarType.Kind.BIG_DECIMAL
          && scalar.type().kind() != ScalarType.Kind.BYTES
          && scalar.type().kind() != ScalarType.Kind.FILE;
    }
    return set
        && (sequence.element() instanceof Shape.Enumeration
            || sequence.element() instanceof Shape.Structure
            || sequence.element() instanceof Shape.Choice);
  }

  private ObjectNode map(Shape.Mapping mapping, boolean constrain, boolean inside) {
    ObjectNode map = Nodes.ofType("object");
    ObjectNode key = Nodes.object();
    if (mapping.key() instanceof Shape.Enumeration enumeration) {
      key = Nodes.ref(enumeration(enumeration));
    } else if (mapping.key() instanceof Shape.Scalar scalar) {
      key = ScalarSchemas.key(scalar.type());
      if (constrain && scalar.type().kind() == ScalarType.Kind.TEXT) {
        ConstraintKeywords.add(scalar.use().constraints(), scalar, key);
      }
    }
    if (!key.isEmpty()) {
      map.set("propertyNames", key);
    }
    map.set("additionalProperties", value(mapping.value(), constrain, inside));
    return map;
  }

  private boolean isConstrained(Shape.Structure structure) {
    return constrained.computeIfAbsent(structure.type(), type -> Cascade.matters(structure));
  }

  private String enumeration(Shape.Enumeration enumeration) {
    String name = names.of(enumeration.model(), shapes.word(enumeration.model().type()));
    if (!components.containsKey(name)) {
      ObjectNode schema = ScalarSchemas.choice(enumeration.model().constants());
      DocModel doc = docs.of(enumeration.model().type());
      String constants =
          enumeration.model().constants().stream()
              .filter(constant -> !doc.member(constant).isEmpty())
              .map(constant -> "- `" + constant + "`: " + doc.member(constant))
              .collect(Collectors.joining("\n"));
      Nodes.describe(schema, constants);
      Nodes.describe(schema, doc.text());
      components.put(name, schema);
    }
    return name;
  }

  private String record(RecordType type, boolean variant, boolean checked) {
    String word =
        type.name()
            + (variant && plain.contains(type) ? "Variant" : "")
            + (checked ? "" : "Unchecked");
    String name = names.of(new Form(type, variant, checked), word);
    if (!components.containsKey(name)) {
      components.put(name, Nodes.object()); // it may hold itself
      components.put(name, object(type, type.components(), variant, checked));
    }
    return name;
  }

  private ObjectNode object(
      RecordType type, List<RecordType.Component> kept, boolean variant, boolean constrained) {
    ObjectNode schema = Nodes.ofType("object");
    Nodes.describe(schema, docs.of(type.type().raw()).text());
    ObjectNode properties = Nodes.object();
    List<String> required = new ArrayList<>();
    if (variant) {
      properties.set("type", Nodes.ofType("string").put("const", SealedType.tag(type)));
      required.add("type");
    }
    for (RecordType.Component component : kept) {
      properties.set(component.name(), property(type, component, constrained));
      if (Presence.requiredInJson(component, constrained)) {
        required.add(component.name());
      }
    }
    return finish(schema, properties, required);
  }

  /** Completes the schema of an object. */
  ObjectNode finish(ObjectNode schema, ObjectNode properties, List<String> required) {
    if (!properties.isEmpty()) {
      schema.set("properties", properties);
    }
    if (!required.isEmpty()) {
      required.forEach(schema.putArray("required")::add);
    }
    if (closed) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private ObjectNode property(
      RecordType type, RecordType.Component component, boolean constrained) {
    Shape shape = component.shape();
    boolean inside = constrained && (Cascade.reaches(shape.use()) || !Cascade.matters(shape));
    ObjectNode schema = value(shape, constrained, inside);
    if (shape instanceof Shape.Untyped && !Presence.nullable(component, constrained)) {
      ArrayNode types = schema.putArray("type");
      List.of("array", "boolean", "number", "object", "string").forEach(types::add);
    }
    return described(type, component, schema);
  }

  private String choice(Shape.Choice choice, boolean checked) {
    SealedType type = choice.type();
    String name =
        names.of(new ChoiceForm(type, checked), type.name() + (checked ? "" : "Unchecked"));
    if (!components.containsKey(name)) {
      ObjectNode schema = Nodes.object();
      components.put(name, schema);
      Nodes.describe(schema, docs.of(type.type().raw()).text());
      ArrayNode variants = schema.putArray("oneOf");
      ObjectNode discriminator = schema.putObject("discriminator");
      discriminator.put("propertyName", "type");
      ObjectNode mapping = discriminator.putObject("mapping");
      for (RecordType variant : type.variants()) {
        ObjectNode ref = Nodes.ref(record(variant, true, checked));
        variants.add(ref);
        mapping.set(SealedType.tag(variant), ref.get("$ref"));
      }
    }
    return name;
  }
}
