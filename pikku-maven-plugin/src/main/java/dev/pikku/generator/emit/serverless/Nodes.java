package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Makes and reads pieces of the tree, CloudFormation's intrinsic functions among them. */
final class Nodes {
  private static final Set<String> SHORT = Set.of("Ref", "Condition");

  private Nodes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(String key, JsonNode value) {
    return object().set(key, value);
  }

  static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  static ArrayNode list(Iterable<String> texts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  static ObjectNode ref(String id) {
    return object("Ref", text(id));
  }

  static ObjectNode attribute(String id, String name) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    list.add(id).add(name);
    return object("Fn::GetAtt", list);
  }

  static ObjectNode importValue(String export) {
    return object("Fn::ImportValue", text(export));
  }

  /** The ARN of what this account has in the region that is deployed to. */
  static ObjectNode arn(String service, String resource) {
    return sub(
        "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:" + resource);
  }

  static ObjectNode sub(String text) {
    return object("Fn::Sub", text(text));
  }

  /** Whether it is a value that CloudFormation computes. */
  static boolean isIntrinsic(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return false;
    }
    String key = node.fieldNames().next();
    return SHORT.contains(key) || key.startsWith("Fn::");
  }

  /** Whether it is text that the Serverless Framework fills in. */
  static boolean isVariable(JsonNode node) {
    return node.isTextual() && node.textValue().contains("${");
  }

  /** A step of a JSON pointer. */
  static String step(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
