package dev.pikku.generator.emit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Pieces of JSON Schema. */
final class Nodes {
  private static final String SCHEMAS = "#/components/schemas/";

  private Nodes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode ofType(String type) {
    return object().put("type", type);
  }

  static ObjectNode ref(String schema) {
    return object().put("$ref", SCHEMAS + schema);
  }

  /** The same value, or null. */
  static ObjectNode orNull(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (schema.isEmpty() || type.asText().equals("null")) {
      return schema; // null is allowed already
    }
    if (type.isTextual() && !schema.has("enum") && !schema.has("const")) {
      ObjectNode either = object();
      either.putArray("type").add(type.asText()).add("null");
      return either.setAll((ObjectNode) schema.deepCopy().without("type"));
    }
    ObjectNode either = object();
    ObjectNode plain = schema.deepCopy();
    JsonNode description = plain.remove("description");
    either.putArray("anyOf").add(plain).add(ofType("null"));
    if (description != null) {
      either.set("description", description);
    }
    return either;
  }

  /** Puts a text before what a description says already. */
  static void describe(ObjectNode schema, String text) {
    if (text.isEmpty()) {
      return;
    }
    String before = schema.path("description").asText();
    schema.put("description", before.isEmpty() ? text : text + "\n\n" + before);
  }

  /** Adds keywords; where one is there already, both hold. */
  static void add(ObjectNode schema, ObjectNode keywords) {
    ObjectNode twice = object();
    for (Map.Entry<String, JsonNode> field : keywords.properties()) {
      if (!schema.has(field.getKey())) {
        schema.set(field.getKey(), field.getValue());
      } else if (isLimit(field.getKey())) {
        schema.set(
            field.getKey(), stricter(field.getKey(), schema.get(field.getKey()), field.getValue()));
      } else if (!schema.get(field.getKey()).equals(field.getValue())) {
        twice.set(field.getKey(), field.getValue());
      }
    }
    if (!twice.isEmpty()) {
      ArrayNode all = schema.withArray("allOf");
      all.add(twice);
    }
  }

  private static boolean isLimit(String keyword) {
    return isLower(keyword) || keyword.startsWith("max") || keyword.startsWith("exclusiveMax");
  }

  private static boolean isLower(String keyword) {
    return keyword.startsWith("min") || keyword.startsWith("exclusiveMin");
  }

  private static JsonNode stricter(String keyword, JsonNode one, JsonNode other) {
    int order = one.decimalValue().compareTo(other.decimalValue());
    return (order >= 0) == isLower(keyword) ? one : other;
  }
}
