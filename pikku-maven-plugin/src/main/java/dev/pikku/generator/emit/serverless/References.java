package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the logical ids that a piece of the tree refers to, each with where it does. */
final class References {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private final SortedMap<String, String> pointersById = new TreeMap<>();

  /** Adds what is found in a piece that stands at a pointer. */
  References add(JsonNode node, String pointer) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(node.path(i), pointer + "/" + i);
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = entry.getValue();
      switch (entry.getKey()) {
        case "Ref" -> found(value.asText(), pointer);
        case "Fn::GetAtt" -> found(attributeOf(node), pointer);
        case "Fn::Sub" -> substitutions(value, pointer);
        case "DependsOn" -> dependsOn(value, pointer);
        default -> {}
      }
      add(value, Nodes.step(pointer, entry.getKey()));
    }
    return this;
  }

  /** Ids, each with the first pointer that refers to it. */
  SortedMap<String, String> pointersById() {
    return pointersById;
  }

  /** The id whose attribute an {@code Fn::GetAtt} reads, or empty text. */
  static String attributeOf(JsonNode node) {
    JsonNode attribute = node.path("Fn::GetAtt");
    if (attribute.isArray()) {
      return attribute.path(0).asText();
    }
    String text = attribute.asText();
    int dot = text.indexOf('.');
    return dot < 0 ? text : text.substring(0, dot);
  }

  private void dependsOn(JsonNode value, String pointer) {
    if (value.isTextual()) {
      found(value.textValue(), pointer);
    }
    value.forEach(id -> found(id.asText(), pointer));
  }

  private void substitutions(JsonNode value, String pointer) {
    String text = value.isArray() ? value.path(0).asText() : value.asText();
    Matcher matcher = SUBSTITUTION.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      int dot = name.indexOf('.');
      String id = dot < 0 ? name : name.substring(0, dot);
      if (!value.path(1).has(name)) {
        found(id, pointer);
      }
    }
  }

  private void found(String id, String pointer) {
    // colons and dots belong to AWS's own parameters and to the framework's variables
    if (!id.isEmpty() && id.chars().allMatch(Character::isLetterOrDigit)) {
      pointersById.putIfAbsent(id, pointer);
    }
  }
}
