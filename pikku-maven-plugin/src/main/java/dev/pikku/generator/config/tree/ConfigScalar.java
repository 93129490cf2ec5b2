package dev.pikku.generator.config.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Text, a number, true, false or null. */
public record ConfigScalar(ConfigSource source, JsonNode node) implements ConfigValue {

  public static ConfigScalar text(ConfigSource source, String text) {
    return new ConfigScalar(source, TextNode.valueOf(text));
  }

  @Override
  public boolean isNull() {
    return node.isNull();
  }

  @Override
  public String typeName() {
    if (node.isTextual()) {
      return "text";
    }
    if (node.isNumber()) {
      return "a number";
    }
    return node.isNull() ? "null" : "true or false";
  }

  @Override
  public JsonNode toJson() {
    return node;
  }
}
