package dev.pikku.generator.config.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.ConfigScalar;
import dev.pikku.generator.config.tree.ConfigSource;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.ObjectMembers;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/** Environment variables of a Lambda function; numbers, true and false become text. */
record VariablesShape() implements Shape {
  private static final Pattern NAME = Pattern.compile("^[A-Za-z][A-Za-z0-9_]+$");

  @Override
  public String words() {
    return "an object of variable names and their text";
  }

  @Override
  public Optional<ConfigValue> check(ConfigValue value, String key, Problems problems) {
    if (!(value instanceof ConfigObject object)) {
      return wrongType(value, key, problems);
    }
    ObjectMembers right = new ObjectMembers(object.source(), problems);
    object
        .members()
        .forEach(
            (name, member) -> {
              if (checkName(name, member.key(), problems)) {
                checkText(member.value(), key + "." + name, problems)
                    .ifPresent(text -> right.put(name, member.key(), text));
              }
            });
    return Optional.of(right.toObject());
  }

  private static boolean checkName(String name, ConfigSource source, Problems problems) {
    if (ReservedVariables.contains(name)) {
      problems.error(
          Code.RESERVED_VARIABLE,
          source,
          "\"" + name + "\" is set by AWS Lambda itself.",
          "Choose another name.");
      return false;
    }
    if (NAME.matcher(name).find()) {
      return true;
    }
    problems.error(
        Code.INVALID_VALUE,
        source,
        "\"" + name + "\" is not a variable name that AWS Lambda accepts.",
        "Write a letter, then letters, digits and underscores, two characters at least.");
    return false;
  }

  private Optional<ConfigValue> checkText(ConfigValue value, String key, Problems problems) {
    if (value.isNull()) {
      return Optional.of(value);
    }
    return value instanceof ConfigScalar scalar
        ? Optional.of(ConfigScalar.text(scalar.source(), scalar.node().asText()))
        : TextShape.ANY.wrongType(value, key, problems);
  }

  @Override
  public ConfigValue fromText(TextTree text, TextLayer layer) {
    return new MapShape(TextShape.ANY).fromText(text, layer);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Shape.ofType("object");
    ObjectNode names = Shape.ofType("string").put("pattern", NAME.pattern());
    ReservedVariables.NAMES.forEach(names.putObject("not").putArray("enum")::add);
    schema.set("propertyNames", names);
    schema
        .putObject("additionalProperties")
        .putArray("type")
        .add("string")
        .add("number")
        .add("boolean")
        .add("null");
    return schema;
  }
}
