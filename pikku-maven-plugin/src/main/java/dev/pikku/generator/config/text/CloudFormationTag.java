package dev.pikku.generator.config.text;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.pikku.generator.config.tree.ConfigList;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CloudFormation's short forms in YAML, such as {@code !GetAtt Table.Arn}, in their long forms. */
final class CloudFormationTag {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "And",
          "Base64",
          "Cidr",
          "Equals",
          "FindInMap",
          "GetAtt",
          "GetAZs",
          "If",
          "ImportValue",
          "Join",
          "Length",
          "Not",
          "Or",
          "Select",
          "Split",
          "Sub",
          "ToJsonString",
          "Transform");
  private static final Set<String> PLAIN = Set.of("Ref", "Condition");

  private CloudFormationTag() {}

  static boolean isKnown(String tag) {
    String name = name(tag);
    return tag.startsWith("!") && (FUNCTIONS.contains(name) || PLAIN.contains(name));
  }

  static ConfigObject longForm(String tag, ConfigValue argument) {
    String name = name(tag);
    String key = PLAIN.contains(name) ? name : "Fn::" + name;
    ConfigValue value = name.equals("GetAtt") ? attribute(argument) : argument;
    Map<String, ConfigObject.Member> members = new LinkedHashMap<>();
    members.put(key, new ConfigObject.Member(argument.source(), value));
    return new ConfigObject(argument.source(), members);
  }

  /** {@code Stack.Outputs.Url} is the attribute {@code Outputs.Url} of {@code Stack}. */
  private static ConfigValue attribute(ConfigValue argument) {
    if (!(argument instanceof ConfigScalar scalar)) {
      return argument;
    }
    String text = scalar.node().asText();
    int dot = text.indexOf('.');
    if (dot < 0) {
      return argument;
    }
    return new ConfigList(
        scalar.source(),
        List.of(
            new ConfigScalar(scalar.source(), TextNode.valueOf(text.substring(0, dot))),
            new ConfigScalar(scalar.source(), TextNode.valueOf(text.substring(dot + 1)))));
  }

  private static String name(String tag) {
    return tag.isEmpty() ? "" : tag.substring(1);
  }
}
